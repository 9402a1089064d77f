import { later } from '../later';
import { ShowList } from './ShowList';
import { ShowPage } from './ShowPage';

const ShowCreate = later(() => import('./ShowCreate'), 'ShowCreate');

export default { list: ShowList, create: ShowCreate, edit: ShowPage, recordRepresentation: 'title' };
