import { later } from '../later';
import { PublicationList } from './PublicationList';

const PublicationShow = later(() => import('./PublicationShow'), 'PublicationShow');

export default { list: PublicationList, show: PublicationShow };
