import type { PublicationPreview } from '#core/model/publication';
import { Box } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import type { z } from 'zod';
import { Marks } from './Marks';
import { NotHeld } from './NotHeld';
import { ShowLeft } from './ShowLeft';
import { markWords } from './sideBySide';

type AroundProps = Pick<z.infer<typeof PublicationPreview>, 'showChanges' | 'additions'> & Partial<Pick<z.infer<typeof PublicationPreview>, 'showNotHeld' | 'showLeft' | 'replaced' | 'upstream'>>;

const row = { display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '260px minmax(0, 1fr)' }, gap: { xs: '2px', md: '16px' }, padding: '6px 0', borderTop: '1px solid var(--line)', '&::first-letter': { textTransform: 'uppercase' } } as const;

/** What changes besides the corrections: the show itself, additions, the addresses they replace, and what is new upstream. */
export const Around = ({ showChanges, additions, showNotHeld = [], showLeft = [], replaced = [], upstream = [] }: AroundProps) => {
  const translate = useTranslate();
  if (showChanges.length + showNotHeld.length + showLeft.length + additions.length + replaced.length + upstream.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="publish-around" sx={{ marginBottom: '32px' }}>
      <Box component="h2" id="publish-around" sx={{ marginBottom: '8px' }}>{translate('publish.around')}</Box>
      {showChanges.map(({ field, before, after }) => (
        <Box key={field} sx={row}>
          <span>{translate(`publish.showField.${field}`, { _: field })}</span>
          <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}><Marks marks={markWords(before, after)} /></Box>
        </Box>
      ))}
      {showNotHeld.length > 0 && <NotHeld notHeld={showNotHeld} />}
      {showLeft.length > 0 && <ShowLeft left={showLeft} />}
      {additions.map(({ enrichment, action, words }) => (
        <Box key={`${enrichment} ${action}`} sx={row}>
          <span>{translate(`publish.enrichment.${enrichment}`)}</span>
          <Box sx={{ '&::first-letter': { textTransform: 'uppercase' } }}>{words}</Box>
        </Box>
      ))}
      {replaced.map(({ episodeId, title, element, urls }) => (
        <Box key={`${episodeId} ${element}`} sx={row}>
          <span>{translate('publish.replaced', { element })}</span>
          <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>{title && <Box sx={{ color: 'var(--muted)' }}>{title}</Box>}{urls.map((url) => <div key={url}><del className="mark">{url}</del></div>)}</Box>
        </Box>
      ))}
      {upstream.map(({ what, total, items, words }) => (
        <Box key={what} sx={row}>
          <span>{translate(`publish.upstreamOf.${what}`, { smart_count: total })}</span>
          <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            {items.length === 0 && <Box sx={{ '&::first-letter': { textTransform: 'uppercase' } }}>{words}</Box>}
            {items.map(({ episodeId, title }, at) => <div key={episodeId ?? `${at} ${title}`}>{episodeId ? <LinkBase to={`/episodes/${episodeId}`}>{title}</LinkBase> : title}</div>)}
            {items.length > 0 && total > items.length && <Box sx={{ color: 'var(--muted)' }}>{translate('publish.upstreamMore', { smart_count: total - items.length })}</Box>}
          </Box>
        </Box>
      ))}
    </Box>
  );
};
