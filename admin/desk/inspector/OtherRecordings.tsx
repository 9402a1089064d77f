import { Button } from '@mui/material';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { StetDataProvider } from '../../dataProvider';

/** Offers to look for chapters in the recordings of all episodes of the show that have none. */
export const OtherRecordings = ({ showId, onAsked }: { showId: string; onAsked: () => void }) => {
  const translate = useTranslate();
  const provider = useDataProvider<StetDataProvider>();
  const { data } = useQuery({ queryKey: ['recordings', showId], queryFn: ({ signal }) => provider.recordings(showId, signal) });
  const asking = useMutation({ mutationFn: () => provider.askRecordings(showId), onSuccess: onAsked });
  if (asking.data) return <output className="quiet">{translate('desk.sources.recordingsAsked', { smart_count: asking.data.asked })}</output>;
  if (asking.error) return <p className="wrong" role="alert">{asking.error.message}</p>;
  if (!data || data.unasked === 0) return null;
  return <Button size="small" className="begins-the-line" disabled={asking.isPending} onClick={() => asking.mutate()}>{translate('desk.sources.askRecordings', { smart_count: data.unasked })}</Button>;
};
