import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';

/** A page of the items of a show's feed that are not episodes here. */
export function useFeedItems(showId: string, page: number, perPage: number) {
  const dataProvider = useDataProvider<StetDataProvider>();
  return useQuery({ queryKey: ['feed-items', showId, page, perPage], queryFn: ({ signal }) => dataProvider.feedItems(showId, page, perPage, signal) });
}
