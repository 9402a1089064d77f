import { Button } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useAttention, useDesk, useWorkbench } from '../context';
import { KeptPlaces } from '../history/KeptPlaces';
import { RunOutcome } from '../history/RunOutcome';
import { SharedStep } from '../history/SharedStep';
import type { DeskState } from '../store/deskState';
import type { Blocked } from '../store/steps';

/** What could not be done, and what to do about it, until it is dismissed. When it appears, the text on the page does not move. */
export const Trouble = () => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const bar = box.current!;
    const page = bar.closest('.desk')?.querySelector('.page');
    let height = 0;
    const resized = new ResizeObserver(() => {
      const { offsetHeight } = bar;
      page?.scrollBy(0, offsetHeight - height);
      height = offsetHeight;
    });
    resized.observe(bar);
    return () => resized.disconnect();
  }, []);
  return <div className="troubles" ref={box}><Bar /></div>;
};

const Bar = () => {
  const { store, editable } = useWorkbench();
  const translate = useTranslate();
  const keeps = useDesk((state) => state.keeps);
  const [isRead, setRead] = useState(false);
  const failure = useDesk((state) => state.failure);
  const saving = useDesk((state) => state.saving);
  const question = useDesk((state) => state.question);
  const pointless = useDesk((state) => state.pointless);
  const run = useAttention((attention) => attention.run);
  const kept = useAttention((attention) => attention.kept);
  if (saving.kind === 'refused') {
    return (
      <div className="trouble" role="alert">
        <p>{translate('desk.save.refusedWhy', { message: saving.message })}</p>
        <Button variant="outlined" onClick={() => store.dropRefused()}>{translate('desk.save.drop')}</Button>
      </div>
    );
  }
  if (question?.kind === 'blocked') return <BlockedStep blocked={question} />;
  if (question?.kind === 'shared') return <SharedStep key={`${question.direction} ${question.number}`} shared={question} />;
  if (pointless && !failure) return <Settled pointless={pointless} />;
  if (!failure && !keeps && editable && !isRead) {
    return (
      <div className="trouble">
        <output>{translate('desk.save.keepsNothing')}</output>
        <Button onClick={() => setRead(true)}>{translate('desk.save.read')}</Button>
      </div>
    );
  }
  if (!failure) return kept ? <KeptPlaces kept={kept} /> : run && <RunOutcome run={run} />;
  return (
    <div className="trouble" role="alert">
      <p>{translate('desk.failure.title')} {failure.message}</p>
      <Button onClick={() => store.dismiss()}>{translate('desk.failure.dismiss')}</Button>
    </div>
  );
};

const KNOWN = new Set(['text', 'startMs', 'endMs', 'speakerId', 'name', 'title', '*']);

/** An undo or redo that someone else's edit blocks: who made it, and what can be done. */
const BlockedStep = ({ blocked: { direction, by, recordId, field } }: { blocked: Blocked }) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const { store } = workbench;
  const show = () => workbench.segment(recordId) && workbench.go(recordId, true);
  const unblock = (choice: 'anyway' | 'leave') => {
    store.unblock(choice);
    if (choice === 'anyway') show();
  };
  const what = translate(`desk.blocked.what.${KNOWN.has(field) ? (field === '*' ? 'whole' : field) : 'other'}`);
  return (
    <div className="trouble" role="alert">
      <p>{translate(`desk.blocked.${direction}`, { name: by ?? translate('desk.blocked.somebody'), what })}</p>
      {workbench.segment(recordId) && <Button onClick={show}>{translate('desk.blocked.show')}</Button>}
      <Button variant="outlined" onClick={() => unblock('anyway')}>{translate('desk.blocked.anyway')}</Button>
      <Button onClick={() => unblock('leave')}>{translate('desk.blocked.leave')}</Button>
    </div>
  );
};

/** Says why a question that was asked a moment ago no longer needs an answer. */
const Settled = ({ pointless: { of, why } }: { pointless: NonNullable<DeskState['pointless']> }) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  return (
    <div className="trouble settled">
      <output>{translate(`desk.settled.${of}.${why}`)}</output>
      {why === 'free' && of !== 'refused' && <Button variant="outlined" onClick={() => workbench[of]()}>{translate(`desk.settled.${of}.now`)}</Button>}
      <Button onClick={() => workbench.store.dismiss()}>{translate('desk.settled.read')}</Button>
    </div>
  );
};
