import { includesRole } from '#core/model/access';
import type { GoLive } from '#core/model/goLive';
import { Box, Button, Checkbox } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LinkBase, useDataProvider, useTranslate } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { ButtonLink } from '../layout/ButtonLink';
import { Empty } from '../layout/Empty';
import { Said } from '../layout/Said';
import { writtenDay } from '../list/written';
import { ShowFrame } from '../shows/ShowFrame';
import { Details } from './Changes';
import { HandBack } from './HandBack';
import { Missing } from './Missing';
import { stepsOf } from './goLiveSteps';

const HandBacks = ({ items, onMark, editable }: { items: GoLive['handBack']; onMark: (episodeId: string, revision: number) => Promise<void>; editable: boolean }) => {
  const translate = useTranslate();
  return items.map(({ episodeId, title, revision, handedBackRevision, handedBackAt, takenAt, item }) => (
    <Box key={episodeId} sx={{ padding: '8px 0', borderTop: '1px solid var(--line)' }}>
      <Box sx={{ display: 'flex', gap: '12px', alignItems: 'baseline' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}><LinkBase to={`/episodes/${episodeId}`}>{title}</LinkBase></Box>
        <Box sx={{ color: 'var(--muted)' }}>{handedBackRevision === null ? translate('goLive.neverHandedBack') : translate('goLive.handedBackAt', { revision: handedBackRevision, when: writtenDay(handedBackAt!) })}{takenAt !== null && `, ${translate('goLive.takenAt', { when: writtenDay(takenAt) })}`}</Box>
      </Box>
      {handedBackRevision !== revision && item.length > 0 && <Details details={item} />}
      {handedBackRevision !== revision && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'end' }}>
          <HandBack episodeId={episodeId} brief />
          {editable && <Button variant="outlined" onClick={() => void onMark(episodeId, revision)}>{translate('goLive.mark', { revision })}</Button>}
        </Box>
      )}
    </Box>
  ));
};

const Steps = ({ showId, publisher, editor }: { showId: string; publisher: boolean; editor: boolean }) => {
  const translate = useTranslate();
  const queries = useQueryClient();
  const dataProvider = useDataProvider<StetDataProvider>();
  const [problem, setProblem] = useState<string | null>(null);
  const queryKey = ['shows', showId, 'go-live'];
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => dataProvider.goLive(showId, signal), staleTime: 0 });
  if (!data) return null;
  const missing = <Missing showId={showId} missing={data.missing} />;
  if (!data.published) return <>{missing}<Empty title={translate('goLive.emptyTitle')} body={data.blocked ?? translate('goLive.emptyBody')} action={<ButtonLink to={`/shows/${showId}/publish`} variant="contained" color="primary">{translate('stet.shows.publish')}</ButtonLink>} /></>;
  const trying = async (what: () => Promise<unknown>) => {
    setProblem(null);
    try {
      await what();
    } catch (error) {
      setProblem((error as Error).message);
    }
    await queries.invalidateQueries({ queryKey });
  };
  return (
    <Box sx={{ maxWidth: 760 }}>
      {problem && <Said>{translate(problem, { _: problem })}</Said>}
      {data.blocked && <Said>{data.blocked}</Said>}
      {missing}
      {stepsOf(data).map((step) => (
        <Box key={step} component="section" aria-labelledby={`step-${step}`} sx={{ display: 'grid', gridTemplateColumns: '36px 1fr', padding: '12px 0', borderTop: '1px solid var(--line)' }}>
          <Checkbox checked={data.done[step] !== undefined} disabled={!publisher} onChange={(_, done) => void trying(() => dataProvider.changeGoLive(showId, { step, done }))} slotProps={{ input: { 'aria-labelledby': `step-${step}` } }} sx={{ alignSelf: 'start' }} />
          <Box sx={{ minWidth: 0 }}>
            <Box sx={{ display: 'flex', gap: '12px', alignItems: 'baseline' }}>
              <h2 id={`step-${step}`}>{translate(`goLive.step.${step}`)}</h2>
              {data.done[step] && <Box sx={{ color: 'var(--muted)' }}>{translate('goLive.doneAt', { when: writtenDay(data.done[step]) })}</Box>}
            </Box>
            <Box component="p" sx={{ margin: '4px 0 0', color: 'var(--muted)' }}>{translate(`goLive.help.${step}`)}</Box>
            {step === 'redirect' && data.feedUrl && <Box component="code" sx={{ display: 'block', marginTop: '8px', padding: '8px 12px', overflowWrap: 'anywhere', backgroundColor: 'var(--hover)', borderRadius: '6px' }}>{`301 → ${data.feedUrl}`}</Box>}
            {step === 'redirect' && <Box component="p" sx={{ margin: '8px 0 0', color: 'var(--muted)' }}>{translate(data.enrichments.includes('new-feed-url') ? 'goLive.newFeedUrlOn' : 'goLive.newFeedUrlOff')}</Box>}
            {step === 'hand-back' && <Box sx={{ marginTop: '8px' }}>{data.handBack.length === 0 ? <Box sx={{ color: 'var(--muted)' }}>{translate('goLive.nothingToHandBack')}</Box> : <HandBacks items={data.handBack} editable={editor} onMark={(episodeId, revision) => trying(() => dataProvider.markHandedBack(episodeId, revision))} />}</Box>}
          </Box>
        </Box>
      ))}
      {!data.private && <Box component="p" sx={{ margin: 0, padding: '12px 0', borderTop: '1px solid var(--line)', color: 'var(--muted)' }}>{translate('goLive.youtube')}</Box>}
    </Box>
  );
};

/** What remains to be done outside Stet, and which of it has been done. */
export const GoLivePage = () => <ShowFrame>{({ id, role }) => <Steps showId={id} publisher={includesRole(role, 'publisher')} editor={includesRole(role, 'editor')} />}</ShowFrame>;
