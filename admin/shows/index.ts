import { ShowCreate } from './ShowCreate';
import { ShowList } from './ShowList';
import { ShowPage } from './ShowPage';

export default { list: ShowList, create: ShowCreate, edit: ShowPage, recordRepresentation: 'title' };
