import { later } from '../later';

const UserCreate = later(() => import('./UserCreate'), 'UserCreate');
const UserEdit = later(() => import('./UserEdit'), 'UserEdit');
const UserList = later(() => import('./UserList'), 'UserList');

export default { list: UserList, create: UserCreate, edit: UserEdit, recordRepresentation: 'name' };
