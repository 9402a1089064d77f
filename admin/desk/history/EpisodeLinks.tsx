import { LinkBase, useTranslate } from 'react-admin';
import { useWorkbench } from '../context';

/** How many are named; the rest are counted. */
const NAMED = 3;

interface Linked {
  episodeId: string;
  title: string;
  /** How many places in it are meant, if known. */
  places?: number;
}

/** Links to episodes, each opening in a new tab, so that the message with the links stays. The current episode is not a link. */
export const EpisodeLinks = ({ episodes }: { episodes: readonly Linked[] }) => {
  const { desk } = useWorkbench();
  const translate = useTranslate();
  const more = episodes.length - NAMED;
  return (
    <>
      {episodes.slice(0, NAMED).map(({ episodeId, title, places }, at) => (
        <span key={episodeId}>
          {at > 0 && ', '}
          {episodeId === desk.episode.id
            ? translate('desk.shared.thisOne')
            : <LinkBase to={`/episodes/${episodeId}`} target="_blank" rel="noreferrer" title={translate('desk.shared.newTab')}>“{title}”</LinkBase>}
          {places !== undefined && episodes.length > 1 && ` (${places})`}
        </span>
      ))}
      {more > 0 && `, ${translate('desk.shared.more', { smart_count: more })}`}
    </>
  );
};
