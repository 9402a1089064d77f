import type { Show } from '#core/model/show';
import { Box } from '@mui/material';
import { useGetList, useListContext, useTranslate } from 'react-admin';
import { Picker } from '../form/Picker';
import { filtered } from '../list/filtered';

/** Narrows a list to one show; hidden if there is only one. */
export const ShowFilter = () => {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const { data: shows = [] } = useGetList<Show>('shows', { pagination: { page: 1, perPage: 200 }, sort: { field: 'title', order: 'ASC' } });
  if (shows.length < 2) return null;
  const choose = (showId: string) => setFilters(filtered(filterValues, 'showId', showId), undefined, false);
  return (
    <Box sx={{ marginLeft: 'auto', '&:only-child': { marginLeft: 0 } }}>
      <Picker id="show-filter" quiet width={152} label={translate('stet.episodes.show')} placeholder={translate('stet.episodes.anyShow')} value={filterValues.showId ?? ''} onChange={choose} options={shows.map(({ id, title }) => ({ value: id, label: title }))} />
    </Box>
  );
};
