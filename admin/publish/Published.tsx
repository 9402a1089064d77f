import type { Publication, PublicationPreview } from '#core/model/publication';
import type { Show } from '#core/model/show';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { copy } from '../copy';
import type { z } from 'zod';
import { ButtonLink } from '../layout/ButtonLink';
import { Page } from '../layout/Page';
import { writtenSize } from '../list/written';
import { HandBack } from './HandBack';

interface PublishedProps {
  show: Show;
  publication: z.infer<typeof Publication>;
  changes: z.infer<typeof PublicationPreview>['changes'];
}

/** It is published: where it is, and what to do next. */
export const Published = ({ show, publication, changes }: PublishedProps) => {
  const translate = useTranslate();
  const [copied, setCopied] = useState(false);
  const url = publication.feedUrl;
  const crumbs = [{ label: translate('stet.shows.title'), to: '/shows' }, { label: show.title, to: `/shows/${show.id}` }];
  return (
    <Page title={translate('publish.done', { show: show.title })} crumbs={crumbs} width="reading" actions={<ButtonLink to={`/shows/${show.id}`} variant="outlined">{translate('publish.backToShow', { show: show.title })}</ButtonLink>}>
      <Box component="output" sx={{ display: 'block', fontFamily: 'var(--font-reading)', fontSize: 17, lineHeight: '27px' }}>{translate('publish.doneBody', { number: publication.number, size: writtenSize(publication.bytes) })}</Box>
      {url && (
        <Box component="section" aria-labelledby="feed-address" sx={{ marginTop: '28px' }}>
          <h2 id="feed-address">{translate('publish.feedUrl')}</h2>
          <Box sx={{ display: 'flex', gap: '12px', alignItems: 'center', marginTop: '6px' }}>
            <Box component="a" href={url} target="_blank" rel="noreferrer" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{url}</Box>
            <Button variant="contained" color="primary" onClick={() => void copy({ text: url }).then(() => setCopied(true))}>{translate(copied ? 'stet.action.copied' : 'publish.copyUrl')}</Button>
          </Box>
        </Box>
      )}
      <Box component="section" aria-labelledby="publish-next" sx={{ marginTop: '28px' }}>
        <h2 id="publish-next">{translate('publish.next')}</h2>
        <p>{translate(show.mode === 'replace' ? 'publish.nextReplace' : 'publish.nextMirror')}</p>
        <p>{translate('publish.nextHandBack')}</p>
        <p><LinkBase to={`/shows/${show.id}/go-live`}>{translate('publish.nextGoLive')}</LinkBase></p>
      </Box>
      {changes.length > 0 && (
        <Box component="section" aria-labelledby="publish-hand-back" sx={{ marginTop: '28px' }}>
          <h2 id="publish-hand-back">{translate('publish.handBackEpisodes')}</h2>
          {changes.slice(0, 20).map(({ episodeId, title }) => (
            <Box key={episodeId} sx={{ padding: '12px 0', borderBottom: '1px solid var(--line)' }}>
              <LinkBase to={`/episodes/${episodeId}`}>{title}</LinkBase>
              <HandBack episodeId={episodeId} brief />
            </Box>
          ))}
        </Box>
      )}
    </Page>
  );
};
