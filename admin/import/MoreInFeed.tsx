import type { Show } from '#core/model/show';
import { includesRole } from '#core/model/access';
import { useTranslate } from 'react-admin';
import { ButtonLink } from '../layout/ButtonLink';
import { writtenCount } from '../list/written';
import { useFeedItems } from './useFeedItems';

/** "12 more in the feed", if not every item of a show is an episode here. */
export const MoreInFeed = ({ show }: { show: Show }) => {
  const translate = useTranslate();
  const { data } = useFeedItems(show.id, 1, 1);
  if (!data?.total || !includesRole(show.role, 'editor')) return null;
  return <ButtonLink to={`/shows/${show.id}/feed`} variant="outlined">{translate('imports.left.more', { count: writtenCount(data.total) })}</ButtonLink>;
};
