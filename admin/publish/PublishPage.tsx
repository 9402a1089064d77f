import { Box, Button } from '@mui/material';
import { useParams, useTranslate } from 'react-admin';
import { beside } from '../layout/beside';
import { NotFound } from '../layout/NotFound';
import { Page } from '../layout/Page';
import { Said } from '../layout/Said';
import { RequestError } from '../request';
import { Additions } from './Additions';
import { Changes } from './Changes';
import { FeedFindings } from './FeedFindings';
import { intent, mayPublish } from './intent';
import { ModeChoice } from './ModeChoice';
import { Obstacles } from './Obstacles';
import { Published } from './Published';
import { usePublication } from './usePublication';
import { XmlProof } from './XmlProof';

const Nothing = ({ first }: { first: boolean }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ fontFamily: 'var(--font-reading)', fontSize: 17, lineHeight: '27px', maxWidth: 560, marginBottom: '32px' }}>
      <Box component="h2" sx={{ fontSize: '17px', lineHeight: '27px' }}>{translate(first ? 'publish.firstNothing' : 'publish.nothing')}</Box>
      <Box component="p" sx={{ color: 'var(--muted)' }}>{translate(first ? 'publish.firstNothingBody' : 'publish.nothingBody')}</Box>
    </Box>
  );
};

/** Publishing: what changes in words, the notes side by side, the XML for who wants it, and one button. */
export const PublishPage = () => {
  const translate = useTranslate();
  const { id } = useParams();
  const { show, preview, error, isFetching, enrichments, setEnrichments, mode, setMode, reason, setReason, busy, problem, done, publish, look } = usePublication(id!);
  if (error instanceof RequestError && !show) return <NotFound />;
  if (show && done) return <Published show={{ ...show, mode: show.mode ?? mode }} {...done} />;
  const name = show?.title ?? '…';
  const crumbs = [{ label: translate('stet.shows.title'), to: '/shows' }, { label: name, to: `/shows/${id}` }];
  return (
    <Page title={translate('publish.title', { show: name })} crumbs={crumbs}>
      {error && <Said action={<Button variant="outlined" onClick={look}>{translate('stet.action.tryAgain')}</Button>}>{translate(error.message, { _: error.message })}</Said>}
      {!preview && !error && <Box component="output" sx={{ display: 'block', color: 'var(--muted)' }}>{translate('publish.reading')}</Box>}
      {preview && show && (
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 300px', gap: '48px', alignItems: 'start', '@media (max-width: 960px)': { gridTemplateColumns: '1fr' } }}>
          <Box sx={{ minWidth: 0 }}>
            <Obstacles preview={preview} reason={reason} onReason={setReason} onAgain={look} />
            {preview.changes.length === 0 ? <Nothing first={preview.first && preview.hunks.length === 0} /> : <Changes changes={preview.changes} first={preview.first} />}
            <FeedFindings findings={preview.feedFindings} />
            <XmlProof hunks={preview.hunks} />
          </Box>
          <Box component="aside" aria-label={translate('publish.additions')} sx={beside}>
            <Box sx={{ display: 'grid', gap: '8px' }}>
              {problem && (problem.code === 'changed' ? <Said action={<Button variant="outlined" onClick={look}>{translate('publish.look')}</Button>}>{translate('publish.moved')}</Said> : <Said>{translate(problem.message, { _: problem.message })}</Said>)}
              <Button variant="contained" color="primary" disabled={busy || isFetching || !mayPublish(preview, reason)} onClick={() => void publish()} sx={{ minHeight: 40 }}>
                {busy ? translate('publish.submitting') : translate(intent(preview), { smart_count: preview.corrections, show: show.title })}
              </Button>
              <Box sx={{ color: 'var(--muted)' }}>{translate('publish.calm')}</Box>
            </Box>
            {preview.first && show.origin === 'feed' && <ModeChoice mode={mode} onChange={setMode} />}
            <Additions chosen={enrichments} mode={mode} onChange={setEnrichments} disabled={busy} />
          </Box>
        </Box>
      )}
    </Page>
  );
};
