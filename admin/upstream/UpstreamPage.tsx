import { includesRole } from '#core/model/access';
import type { Show } from '#core/model/show';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { beside } from '../layout/beside';
import { Said } from '../layout/Said';
import { ShowFrame } from '../shows/ShowFrame';
import { Address } from './Address';
import { Conflicts } from './Conflicts';
import { Following } from './Following';
import { Happened } from './Happened';
import { ToAnswer } from './ToAnswer';
import { useUpstream } from './useUpstream';

/** The source of a show's feed: what needs a decision, one thing at a time, and beside it how the feed is followed. */
export const UpstreamPage = () => <ShowFrame>{(show) => <Upstream key={show.id} show={show} />}</ShowFrame>;

const Upstream = ({ show }: { show: Show }) => {
  const translate = useTranslate();
  const { state, error, busy, problem, checking, check, change, answer, resolve } = useUpstream(show.id);
  if (error) return <Said>{translate(error.message, { _: error.message })}</Said>;
  if (!state) return <Box component="output" sx={{ display: 'block', color: 'var(--muted)' }}>{translate('upstream.reading')}</Box>;
  const publishes = includesRole(show.role, 'publisher');
  const edits = includesRole(show.role, 'editor');
  if (!state.feed) return <Address may={publishes && show.origin === 'feed'} busy={busy} problem={problem} onFollow={(url) => change({ url })} />;
  const open = state.reports.filter(({ answer: said }) => said === null);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 300px', gap: '48px', alignItems: 'start', '@media (max-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr)' } }}>
      <Box sx={{ minWidth: 0, display: 'grid', gap: '32px' }}>
        {problem && <Said>{translate(problem, { _: problem })}</Said>}
        {state.conflicts.length > 0 && <Conflicts conflicts={state.conflicts} total={state.conflictsTotal} may={edits} mayShow={publishes} busy={busy} onResolve={resolve} />}
        {open.length > 0 && <ToAnswer reports={open} totals={state.reportsTotal.open} may={publishes} busy={busy} onAnswer={answer} />}
        {state.conflicts.length === 0 && open.length === 0 && (
          <Box sx={{ fontFamily: 'var(--font-reading)', fontSize: 17, lineHeight: '27px', maxWidth: 560 }}>
            <Box component="h2" sx={{ fontSize: '17px', lineHeight: '27px' }}>{translate('upstream.nothing')}</Box>
            <Box component="p" sx={{ color: 'var(--muted)' }}>{translate('upstream.nothingBody')}</Box>
          </Box>
        )}
        <Happened showId={show.id} newest={state.reports.filter(({ answer: said }) => said !== null)} total={state.reportsTotal.answered} />
      </Box>
      <Box component="aside" aria-label={translate('upstream.following')} sx={beside}>
        <Following feed={state.feed} may={publishes} mayCheck={edits} busy={busy} checking={checking} onCheck={check} onChange={change} />
      </Box>
    </Box>
  );
};
