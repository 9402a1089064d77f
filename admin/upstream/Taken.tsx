import type { UpstreamReport } from '#core/model/upstream';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Which of the corrections handed back to a host it took, and which not, each with its place. */
export const Taken = ({ report: { taken, left, notTaken } }: { report: UpstreamReport }) => {
  const translate = useTranslate();
  const inWords = ({ before, after }: UpstreamReport['notTaken'][number]): string =>
    translate(before === null ? 'upstream.leftAdded' : after === null ? 'upstream.leftRemoved' : 'upstream.leftOne', { before, after });
  const more = left.reduce((sum, counted) => sum + Number.parseInt(counted, 10), 0) - notTaken.length;
  return (
    <Box sx={{ flex: '1 1 100%', color: 'var(--muted)' }}>
      <Box>{translate(left.length === 0 ? 'upstream.takenAll' : 'upstream.taken', { what: taken.join(', ') })}</Box>
      {left.length > 0 && (
        <Box component="details">
          <Box component="summary" sx={{ cursor: 'pointer' }}>{translate('upstream.left', { what: left.join(', ') })}</Box>
          <Box component="ul" sx={{ margin: '4px 0 4px 20px', padding: 0 }}>
            {notTaken.map((each, at) => <Box component="li" key={at} sx={{ overflowWrap: 'anywhere' }}><Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>{each.place}</Box>{`, ${each.field}: ${inWords(each)}`}</Box>)}
            {more > 0 && <Box component="li">{translate('upstream.leftMore', { smart_count: more })}</Box>}
          </Box>
        </Box>
      )}
    </Box>
  );
};
