import type { EpisodeState } from '#core/model/episode';
import { useListContext, useTranslate } from 'react-admin';
import { Choice } from '../list/Choice';
import { filtered } from '../list/filtered';
import { Search } from '../list/Search';
import { State } from '../list/State';

const states: EpisodeState[] = ['imported', 'findings', 'edited', 'published'];

/** Search, and the states as words with dots. */
export const EpisodeFilters = () => (
  <>
    <Search />
    <StateFilter />
    <FindingsFilter />
    <FeedFilter />
  </>
);

export const StateFilter = () => {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const choose = (state: string) => setFilters(filtered(filterValues, 'state', state), undefined, false);
  return (
    <Choice
      label={translate('stet.episodes.state')} value={filterValues.state ?? ''} onChange={choose}
      options={[{ value: '', label: translate('stet.list.all') }, ...states.map((state) => ({ value: state as string, label: <State state={state} /> }))]}
    />
  );
};

const open = ['', 'errors', 'some', 'none'];

/** By severity of the open findings. */
export const FindingsFilter = () => {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  return (
    <Choice
      label={translate('stet.episodes.findings')} value={filterValues.findings ?? ''} onChange={(value) => setFilters(filtered(filterValues, 'findings', value), undefined, false)}
      options={open.map((value) => ({ value, label: translate(`stet.episodes.open.${value || 'any'}`) }))}
    />
  );
};

/** Places of episodes that readers of the feed do not see. */
const NOT_IN_FEED = 'out,gone';

/** Those that left the feed, which a long list would hide. */
export const FeedFilter = () => {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  return (
    <Choice
      label={translate('stet.episodes.feed')} value={filterValues.feed ?? ''} onChange={(value) => setFilters(filtered(filterValues, 'feed', value === filterValues.feed ? '' : value), undefined, false)}
      options={[{ value: NOT_IN_FEED, label: translate('stet.episodes.notInFeed') }]}
    />
  );
};
