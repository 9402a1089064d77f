import type { PublicationPreview } from '#core/model/publication';
import { Box, Button, TextField } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import type { z } from 'zod';
import { ButtonLink } from '../layout/ButtonLink';
import { LONGEST_REASON, needsReason } from './intent';

type Preview = z.infer<typeof PublicationPreview>;

interface ObstaclesProps {
  showId: string;
  preview: Preview;
  reason: string;
  onReason: (reason: string) => void;
  onAgain: () => void;
}

/** What stands in the way and what to do about it. Errors can be published anyway, with a reason. */
export const Obstacles = ({ showId, preview: { blocked, errors, feedFindings }, reason, onReason, onAgain }: ObstaclesProps) => {
  const translate = useTranslate();
  const box = { padding: '12px 16px', borderLeft: '3px solid var(--red)', backgroundColor: 'var(--red-soft)', borderRadius: '0 6px 6px 0', marginBottom: '24px' };
  return (
    <>
      {blocked.length > 0 && (
        <Box component="section" aria-labelledby="publish-blocked" sx={box}>
          <h2 id="publish-blocked">{translate('publish.blocked')}</h2>
          {blocked.map(({ code, message }) => (
            <Box key={code} component="p" sx={{ marginTop: '4px !important' }}>{message}</Box>
          ))}
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' }}>
            {blocked.some(({ code }) => code.endsWith('-upstream')) && <ButtonLink to={`/shows/${showId}/upstream`} variant="outlined">{translate('publish.toUpstream')}</ButtonLink>}
            <Button variant="outlined" onClick={onAgain}>{translate('publish.again')}</Button>
          </Box>
        </Box>
      )}
      {needsReason({ errors, feedFindings }) && (
        <Box component="section" aria-labelledby="publish-errors" sx={box}>
          <h2 id="publish-errors">{translate('publish.errors')}</h2>
          <p>{translate('publish.errorsHelp')}</p>
          <Box component="ul" sx={{ margin: '8px 0', paddingLeft: '18px' }}>
            {errors.flatMap(({ episodeId, title, findings }) => findings.map((finding, at) => (
              <li key={`${episodeId}-${at}`}><Box component={LinkBase} to={`/episodes/${episodeId}`} sx={{ color: 'var(--ink)' }}>{title}</Box>: {finding.message}{finding.ignoredFor !== null && <> {translate('publish.ignoredFor', { reason: finding.ignoredFor })}</>}</li>
            )))}
            {feedFindings.filter(({ blocks }) => blocks).map(({ code, key, line, message, publishedFor }) => <li key={`${code}-${key}-${line}`}>{message}{publishedFor !== null && <> {translate('publish.publishedFor', { reason: publishedFor })}</>}</li>)}
          </Box>
          <TextField id="publish-reason" label={translate('publish.override')} value={reason} onChange={(event) => onReason(event.target.value)} slotProps={{ htmlInput: { maxLength: LONGEST_REASON } }} />
        </Box>
      )}
    </>
  );
};
