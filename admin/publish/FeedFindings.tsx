import type { PublicationPreview } from '#core/model/publication';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import type { z } from 'zod';

type Finding = z.infer<typeof PublicationPreview>['feedFindings'][number];

const SEVERITY = { error: 'var(--red)', warning: 'var(--ink)', info: 'var(--muted)' } as const;
const MOST = 8;
/** The fields of an item that can be fixed in its form on the desk, by element. */
const ITEM_FIELDS: Partial<Record<string, string>> = { title: 'title', link: 'link', pubDate: 'pubDate', enclosure: 'enclosure', 'itunes:duration': 'durationMs' };

const Row = ({ finding: { severity, rule, line, element, message, episodeId } }: { finding: Finding }) => {
  const translate = useTranslate();
  const field = ITEM_FIELDS[element];
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: '84px minmax(0, 1fr)', gap: '12px', padding: '6px 0', borderTop: '1px solid var(--line)' }}>
      <Box sx={{ color: SEVERITY[severity] }}>{translate(`publish.severity.${severity}`)}</Box>
      <Box>
        {message}
        {episodeId !== null && field !== undefined && <> <LinkBase to={`/episodes/${episodeId}?item=${field}`} aria-label={translate('publish.mendWhat', { what: message })}>{translate('publish.mend')}</LinkBase></>}
        <Box sx={{ color: 'var(--muted)' }}>{translate('publish.findingPlace', { rule: translate(`publish.rule.${rule}`), element, line })}</Box>
      </Box>
    </Box>
  );
};

/** What readers of the feed would stumble over in the parts that change: first what this publication introduces, then what the source already had. */
export const FeedFindings = ({ findings }: { findings: readonly Finding[] }) => {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const now = findings.filter(({ blocks, wasSo }) => !blocks && !wasSo);
  const before = findings.filter(({ blocks, wasSo }) => !blocks && wasSo);
  if (now.length + before.length === 0) return null;
  const rows = [...now, ...(all ? before : [])];
  const shown = all ? rows : rows.slice(0, MOST);
  const hidden = now.length + before.length - shown.length;
  return (
    <Box component="section" aria-labelledby="publish-findings" sx={{ maxWidth: 720, marginBottom: '32px' }}>
      <h2 id="publish-findings">{translate('publish.findings')}</h2>
      <Box sx={{ color: 'var(--muted)', marginBottom: '8px' }}>{translate(before.length > 0 ? 'publish.findingsSource' : 'publish.findingsHelp', { smart_count: before.length })}</Box>
      {shown.length > 0 && <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>{shown.map((finding) => <Row key={`${finding.code} ${finding.element} ${finding.key} ${finding.line}:${finding.column}`} finding={finding} />)}</Box>}
      {hidden > 0 && <Button variant="outlined" onClick={() => setAll(true)} sx={{ marginTop: '8px' }}>{translate('publish.more', { smart_count: hidden })}</Button>}
    </Box>
  );
};
