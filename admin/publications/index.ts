import { PublicationList } from './PublicationList';

export default { list: PublicationList };
