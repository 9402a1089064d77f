import type { TranscriptExtent, UpstreamReport } from '#core/model/upstream';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';

/** A transcript in use beside the shorter one that its host has now. */
export const Shortened = ({ extents: { ours, theirs } }: { extents: NonNullable<UpstreamReport['extents']> }) => (
  <Box sx={{ flex: '1 1 100%', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: '8px 24px', '@media (max-width: 700px)': { gridTemplateColumns: '1fr' } }}>
    <Side title="upstream.ours" extent={ours} />
    <Side title="upstream.theirs" extent={theirs} />
  </Box>
);

const Side = ({ title, extent: { segments, words, end } }: { title: string; extent: TranscriptExtent }) => {
  const translate = useTranslate();
  return (
    <Box component="section" aria-label={translate(title)}>
      <Box component="h3" sx={{ color: 'var(--muted)', marginBottom: '4px' }}>{translate(title)}</Box>
      <Box sx={{ fontVariantNumeric: 'tabular-nums' }}>{translate('upstream.extent', { segments: translate('upstream.extentSegments', { smart_count: segments }), words: translate('upstream.extentWords', { smart_count: words }) })}</Box>
      <Box sx={{ fontFamily: 'var(--font-reading)', fontSize: 17, lineHeight: '27px', overflowWrap: 'anywhere' }}>{end}</Box>
    </Box>
  );
};
