import { SpeakerList } from './SpeakerList';

export default { list: SpeakerList, recordRepresentation: 'name' };
