import { useTranslate } from 'react-admin';
import type { EpisodeChange, PublicationPreview } from '#core/model/publication';
import { formatExact } from '#core/time/timestamp';
import { Remark } from './Remark';

const SHOWN = 6;

type Props = Pick<EpisodeChange, 'notInNotes'> & Pick<PublicationPreview, 'linked' | 'enrichments'>;

/** Corrections of things that only a linked file says: why the notes stay as they are, and where the corrections go instead. */
export const NotInNotes = ({ notInNotes, linked, enrichments }: Props) => {
  const translate = useTranslate();
  if (notInNotes.length === 0) return null;
  const times = notInNotes.flatMap(({ startMs }) => (startMs === null ? [] : [formatExact(startMs)]));
  const named = [...new Set(times)].slice(0, SHOWN);
  const files = linked.filter(({ becomes }) => becomes === 'patched' || becomes === 'regenerated').map(({ name }) => name);
  return (
    <Remark title={translate('publish.notInNotes.title', { smart_count: notInNotes.length })}>
      {named.length > 0 && <div>{translate('publish.notInNotes.at', { times: `${named.join(', ')}${new Set(times).size > SHOWN ? ', …' : ''}` })}</div>}
      <div>{enrichments.includes('transcripts') ? translate(`publish.notInNotes.${files.length > 0 ? 'inFiles' : 'inOurs'}`, { files: files.join(', ') }) : translate('publish.notInNotes.nowhere')}</div>
    </Remark>
  );
};
