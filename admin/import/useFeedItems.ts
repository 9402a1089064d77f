import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';

/** A page of the items that a show's feed holds besides its episodes here. */
export function useFeedItems(showId: string, page: number, perPage: number) {
  const dataProvider = useDataProvider<StetDataProvider>();
  return useQuery({ queryKey: ['feed-items', showId, page, perPage], queryFn: ({ signal }) => dataProvider.feedItems(showId, page, perPage, signal) });
}
