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
