import { Box, Button } from '@mui/material';
import { useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { formatExact } from '#core/time/timestamp';
import { usePlayback, useWorkbench } from '../context';
import { useRecording } from '../player/useRecording';
import { offered, type Typed } from './itemForm';

/** Offers what is known about the recording that is playing: the size and type of an uploaded one, the duration of any. */
export const OfRecording = ({ typed, take }: { typed: Typed; take: (values: Partial<Typed>) => void }) => {
  const { peaks } = useWorkbench().sound;
  const translate = useTranslate();
  const { upload } = useRecording();
  const heardMs = useSyncExternalStore(peaks.subscribe, peaks.get).drawn?.durationMs ?? null;
  const playedMs = usePlayback(({ available, durationMs }) => (available ? durationMs : null));
  const durationMs = heardMs ?? playedMs;
  const known = offered(typed, {
    ...(upload && { enclosureLength: String(upload.length), enclosureType: upload.mediaType }),
    ...(durationMs !== null && { durationMs: formatExact(Math.round(durationMs / 1_000) * 1_000) }),
  });
  const shown = [known.enclosureLength && translate('desk.item.bytes', { bytes: Number(known.enclosureLength).toLocaleString('en') }), known.enclosureType, known.durationMs].filter(Boolean);
  if (shown.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', gap: '12px', alignItems: 'center', padding: '8px 8px 8px 12px', borderRadius: '6px', backgroundColor: 'var(--hover)' }}>
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{translate(upload ? 'desk.item.ofUpload' : 'desk.item.ofPlayed', { name: upload?.fileName ?? '', known: shown.join(', ') })}</Box>
      <Button variant="outlined" onClick={() => take(known)}>{translate('desk.item.take')}</Button>
    </Box>
  );
};
