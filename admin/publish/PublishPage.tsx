import { Box, Button, TextField } from '@mui/material';
import { useRef } from 'react';
import { LinkBase, useLocation, useParams, useTranslate } from 'react-admin';
import { beside } from '../layout/beside';
import { Page } from '../layout/Page';
import { Said } from '../layout/Said';
import { Unavailable } from '../layout/Unavailable';
import { writtenMoment } from '../list/written';
import { Additions } from './Additions';
import { Around } from './Around';
import { Changes } from './Changes';
import { Episodes } from './Episodes';
import { FeedFindings } from './FeedFindings';
import { intent, mayPublish, nothingOfOurs } from './intent';
import { Later } from './Later';
import { Leaving } from './Leaving';
import { LinkedFiles } from './LinkedFiles';
import { ModeChoice } from './ModeChoice';
import { Obstacles } from './Obstacles';
import { Published } from './Published';
import { UnderWay } from './UnderWay';
import { usePublication } from './usePublication';
import { XmlProof } from './XmlProof';

const Nothing = ({ of }: { of: NonNullable<ReturnType<typeof nothingOfOurs>> | 'firstEmpty' }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ fontFamily: 'var(--font-reading)', fontSize: 17, lineHeight: '27px', maxWidth: 560, marginBottom: '32px' }}>
      <Box component="h2" sx={{ fontSize: '17px', lineHeight: '27px' }}>{translate(`publish.${of}`)}</Box>
      <Box component="p" sx={{ color: 'var(--muted)' }}>{translate(`publish.${of}Body`)}</Box>
    </Box>
  );
};

const NARROW = '@media (max-width: 960px)';
const BAR_HEIGHT = 64;

/** Where the button would be below all the changes, it stays at the bottom of the window. */
const bar = {
  display: 'grid', gap: '8px', '& .to-choices': { display: 'none' },
  [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr) auto', '& .to-choices': { display: 'inline-flex' }, '& [role="alert"]': { gridColumn: '1 / -1' }, position: 'fixed', zIndex: 5, insetInline: 0, bottom: 0, padding: '12px 24px max(12px, env(safe-area-inset-bottom))', backgroundColor: 'var(--paper)', borderTop: '1px solid var(--line)' },
} as const;

/** Publishing: the changes in words, the notes side by side, the XML for those who want it, and one button. */
export const PublishPage = () => {
  const translate = useTranslate();
  const { id } = useParams();
  const choices = useRef<HTMLElement>(null);
  const only = new URLSearchParams(useLocation().search).get('episode');
  const { show, preview, error, isFetching, enrichments, setEnrichments, chosen, setChosen, mode, setMode, reason, setReason, note, setNote, busy, problem, done, scheduled, publish, schedule, look } = usePublication(id!, only);
  if (error && !show) return <Unavailable error={error} retry={look} />;
  if (show && done) return <Published show={{ ...show, mode: show.mode ?? mode }} {...done} />;
  const name = show?.title ?? '…';
  const nothing = preview ? nothingOfOurs(preview) : null;
  const said = nothing?.startsWith('first') && show?.episodes === 0 ? 'firstEmpty' : nothing;
  const crumbs = [{ label: translate('stet.shows.title'), to: '/shows' }, { label: name, to: `/shows/${id}` }];
  return (
    <Page title={translate('publish.title', { show: name })} crumbs={crumbs}>
      {error && <Said action={<Button variant="outlined" onClick={look}>{translate('stet.action.tryAgain')}</Button>}>{translate(error.message, { _: error.message })}</Said>}
      {!preview && !error && <UnderWay showId={id!} />}
      {preview && show && (
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 300px', gap: '48px', alignItems: 'start', [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)', paddingBottom: `${BAR_HEIGHT}px`, '& :focus-visible': { scrollMarginBottom: BAR_HEIGHT } } }}>
          <Box sx={{ minWidth: 0 }}>
            <Obstacles showId={id!} preview={preview} reason={reason} onReason={setReason} onAgain={look} />
            <Leaving changes={preview.changes} />
            {scheduled && <Said>{translate('publish.scheduledFor', { when: writtenMoment(scheduled.publishAt) })} <LinkBase to={`/shows/${id}/publications`}>{translate('stet.publications.title')}</LinkBase></Said>}
            {said !== null && <Nothing of={said} />}
            {preview.changes.length > 0 && <Changes showId={id!} {...preview} />}
            <Around {...preview} />
            <FeedFindings findings={preview.feedFindings} />
            <LinkedFiles linked={preview.linked} />
            <XmlProof key={String(nothing)} hunks={preview.hunks} isOpen={nothing === 'upstream'} />
          </Box>
          <Box component="aside" ref={choices} tabIndex={-1} aria-label={translate('publish.label')} sx={beside}>
            <Box sx={{ display: 'grid', gap: '8px' }}>
              <Box sx={bar}>
                {problem && (problem.code === 'changed' ? <Said action={<Button variant="outlined" onClick={look}>{translate('publish.look')}</Button>}>{translate('publish.moved')}</Said> : <Said>{translate(problem.message, { _: problem.message })}</Said>)}
                <Button variant="contained" color="primary" disabled={busy || isFetching || !mayPublish(preview, reason)} onClick={() => void publish()} sx={{ minHeight: 40 }}>
                  {busy ? translate('publish.submitting') : translate(intent(preview), { smart_count: preview.corrections, show: show.title })}
                </Button>
                <Button className="to-choices" variant="outlined" onClick={() => choices.current?.focus()}>{translate('publish.choices')}</Button>
              </Box>
              {isFetching && !busy && <UnderWay showId={id!} />}
              <Later ready={!busy && !isFetching && mayPublish(preview, reason)} onSchedule={(publishAt) => void schedule(publishAt)} />
              <Box sx={{ color: 'var(--muted)' }}>{translate('publish.calm')}</Box>
              <TextField id="publish-note" label={translate('publish.note')} value={note} disabled={busy} onChange={(event) => setNote(event.target.value)} slotProps={{ htmlInput: { maxLength: 1000 } }} />
            </Box>
            <Episodes waiting={preview.waiting} chosen={chosen} onChange={setChosen} disabled={busy} />
            {preview.first && show.origin === 'feed' && <ModeChoice mode={mode} onChange={setMode} />}
            <Additions chosen={enrichments} mode={mode} origin={show.origin} onChange={setEnrichments} disabled={busy} />
          </Box>
        </Box>
      )}
    </Page>
  );
};
