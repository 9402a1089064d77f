import { lazy } from 'react';
import { dataProvider } from '../dataProvider';
import { askEarly, episodeOf } from '../desk/arriving';
import { EpisodeList } from './EpisodeList';

/** The desk is a large room that is only opened when wanted. */
const room = () => import('../desk');
const Desk = lazy(room);

// Whoever arrives at a desk waits for it: its code and its episode come while the page finds out who they are.
const arriving = episodeOf(location.hash);
if (arriving !== null) {
  room().catch(() => undefined); // the desk itself asks again, and says what is wrong
  askEarly(dataProvider, arriving);
}

export default { list: EpisodeList, edit: Desk, recordRepresentation: 'title' };
