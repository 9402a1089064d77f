import { lazy } from 'react';
import { EpisodeList } from './EpisodeList';

/** The desk is a large room that is only opened when wanted. */
const Desk = lazy(() => import('../desk'));

export default { list: EpisodeList, edit: Desk, recordRepresentation: 'title' };
