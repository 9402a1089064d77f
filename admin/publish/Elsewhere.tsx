import { useTranslate } from 'react-admin';
import type { EpisodeChange, PublicationPreview } from '#core/model/publication';
import { Remark } from './Remark';

type Props = Pick<EpisodeChange, 'details'> & Pick<PublicationPreview, 'linked'>;

/** Corrections of what the notes do not say: which files readers of the feed get them in, or how to have them linked. */
export const Elsewhere = ({ details, linked }: Props) => {
  const translate = useTranslate();
  const [inFiles, nowhere] = (['files', 'nowhere'] as const).map((place) => details.filter(({ goes }) => goes === place)) as [Props['details'], Props['details']];
  const files = linked.filter(({ becomes }) => becomes === 'patched' || becomes === 'regenerated').map(({ name }) => name);
  const [ofChapters, ofTranscript] = [true, false].map((chapters) => nowhere.some(({ field }) => field.includes('chapter') === chapters));
  return (
    <>
      {inFiles.length > 0 && (
        <Remark title={translate('publish.elsewhere.files', { smart_count: inFiles.length })}>
          {files.length > 0 ? translate('publish.elsewhere.patched', { files: files.join(', ') }) : translate('publish.elsewhere.made')}
        </Remark>
      )}
      {nowhere.length > 0 && (
        <Remark title={translate('publish.elsewhere.nowhere', { smart_count: nowhere.length })}>
          {ofTranscript && <div>{translate('publish.elsewhere.turnOnTranscripts')}</div>}
          {ofChapters && <div>{translate('publish.elsewhere.turnOnChapters')}</div>}
        </Remark>
      )}
    </>
  );
};
