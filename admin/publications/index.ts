import { PublicationList } from './PublicationList';
import { PublicationShow } from './PublicationShow';

export default { list: PublicationList, show: PublicationShow };
