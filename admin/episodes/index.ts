import { lazy } from 'react';
import { EpisodeList } from './EpisodeList';

/** The desk is large, so it is loaded only when it is opened. */
const Desk = lazy(() => import('../desk'));

export default { list: EpisodeList, edit: Desk, recordRepresentation: 'title' };
