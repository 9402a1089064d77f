import { LinkBase, useTranslate } from 'react-admin';
import { useWorkbench } from '../context';

/** So many are named, the rest counted. */
const NAMED = 3;

interface Linked {
  episodeId: string;
  title: string;
  /** How many places of it are meant, where that is known. */
  places?: number;
}

/** Episodes to go to, each in a tab of its own: what is told of them stays here until it is read. The one at hand is no link. */
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
