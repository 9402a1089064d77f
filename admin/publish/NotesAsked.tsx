import type { EpisodeChange, PublicationPreview } from '#core/model/publication';
import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { Bar } from '../import/Bar';
import { Said } from '../layout/Said';
import { NotesCompared } from './NotesCompared';

/** What a row of notes needs of the preview it stands in. */
export type Asking = Pick<PublicationPreview, 'hash' | 'enrichments' | 'first'> & { showId: string };

/** The notes of one of many episodes: asked for when they are opened. */
export const NotesAsked = ({ change: { episodeId, title }, ...asking }: { change: EpisodeChange } & Asking) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button aria-expanded={open} aria-controls={open ? id : undefined} aria-label={translate(open ? 'publish.notesCloseOf' : 'publish.notesOpenOf', { title })} onClick={() => setOpen(!open)} sx={{ color: 'var(--accent)' }}>{translate(open ? 'publish.notesClose' : 'publish.notesOpen')}</Button>
      {open && <Box id={id}><Notes episodeId={episodeId} {...asking} /></Box>}
    </>
  );
};

const Notes = ({ showId, episodeId, hash, enrichments, first }: Asking & { episodeId: string }) => {
  const translate = useTranslate();
  const dataProvider = useDataProvider<StetDataProvider>();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['shows', showId, 'publication-preview', hash, 'notes', episodeId],
    queryFn: ({ signal }) => dataProvider.notesOfChange(showId, episodeId, enrichments, signal), retry: false,
  });
  if (data) return <NotesCompared before={data.notesBefore} after={data.notesAfter} first={first} />;
  if (error && !isFetching) return <Said action={<Button variant="outlined" onClick={() => void refetch()}>{translate('stet.action.tryAgain')}</Button>}>{translate(error.message, { _: error.message })}</Said>;
  const label = translate('publish.notesComing');
  return (
    <Box sx={{ display: 'grid', gap: '8px', maxWidth: 560, color: 'var(--muted)' }}>
      <output>{label}</output>
      <Bar done={0} total={null} label={label} />
    </Box>
  );
};
