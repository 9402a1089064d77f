import { Button } from '@mui/material';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslate } from 'react-admin';
import { singlesOf } from '#core/edit/apply';
import type { Conflict } from '#core/model/revision';
import { Marks } from '../../publish/Marks';
import { markWords } from '../../publish/sideBySide';
import { useDesk, useWorkbench } from '../context';
import { focus } from '../focus';
import { setsWords } from '../store/combined';
import type { OpenConflict } from '../store/deskState';
import type { TranscriptView } from '../transcript/transcriptView';
import { answersTo, joins } from './answersTo';
import { combineWords } from './combineWords';
import { wordsOf } from './wordsOf';

/** Shows both values in place until one is chosen or both are combined. */
export const ConflictCard = ({ view }: { view: TranscriptView }) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const conflict = useDesk((state) => state.conflict);
  const records = useDesk((state) => state.records);
  const place = conflict?.conflicts.find(({ recordId }) => records.segments.has(recordId))?.recordId ?? null;
  const [host] = useState(() => document.createElement('div'));

  useEffect(() => {
    if (place === null) return undefined;
    workbench.go(place);
    return view.house(place, host);
  }, [view, place, host, workbench]);

  if (!conflict) return null;
  const card = (
    <section className="conflict" aria-label={translate('desk.conflict.title')} key={conflict.edit.clientId}>
      <h3 role="alert">{translate(conflict.conflicts.length ? 'desk.conflict.title' : 'desk.conflict.gone')}</h3>
      <Choice conflict={conflict} />
    </section>
  );
  return place !== null ? createPortal(card, host) : <div className="conflict-bar">{card}</div>;
};

const Choice = ({ conflict: { edit, conflicts, isImpossible } }: { conflict: OpenConflict }) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const [combining, setCombining] = useState<{ text: string; of: Conflict } | null>(null);
  const only = conflicts.length === 1 ? conflicts[0]! : null;
  const words = only && !isImpossible && typeof only.yours === 'string' && typeof only.theirs === 'string' && setsWords(edit, only.recordId, only.field) ? { ...only, yours: only.yours, theirs: only.theirs } : null;
  const { mine, theirs } = answersTo(edit, conflicts);
  const resolve: typeof workbench.store.resolve = (choice) => {
    const place = only?.recordId;
    workbench.store.resolve(choice);
    if (place && workbench.segment(place)) workbench.go(place);
    document.querySelector<HTMLElement>('.page')?.focus();
  };
  if (words && combining !== null) {
    // one may write on, or others may, after the two were put together
    const isOld = combining.of.yours !== words.yours || combining.of.theirs !== words.theirs;
    return (
      <>
        {isOld && <Sides edit={edit} conflict={words} />}
        <label className="quiet" htmlFor="conflict-combined">{translate('desk.conflict.combined')}</label>
        <textarea id="conflict-combined" dir="auto" ref={focus} value={combining.text} onChange={(event) => setCombining({ ...combining, text: event.target.value })} rows={4} />
        <div className="row">
          <Button variant="contained" color="primary" disabled={combining.text.trim() === ''} onClick={() => resolve({ recordId: words.recordId, field: words.field, value: combining.text })}>{translate('desk.conflict.keepCombined')}</Button>
          <Button onClick={() => setCombining(null)}>{translate('desk.conflict.back')}</Button>
        </div>
      </>
    );
  }
  return (
    <>
      {conflicts.map((each) => <Sides key={`${each.recordId}.${each.field}`} edit={edit} conflict={each} />)}
      <div className="row">
        {!isImpossible && <Button variant="contained" color="primary" onClick={() => resolve('mine')}>{translate(`desk.conflict.${mine}`)}</Button>}
        <Button variant="outlined" onClick={() => resolve('theirs')}>{translate(`desk.conflict.${isImpossible ? 'giveUp' : theirs}`)}</Button>
        {words && <Button variant="outlined" onClick={() => setCombining({ text: combineWords(baseOf(edit, words.recordId) ?? words.theirs, words.yours, words.theirs) ?? words.yours, of: words })}>{translate('desk.conflict.combine')}</Button>}
      </div>
    </>
  );
};

/** The text before the user's own edit. */
const baseOf = ({ inverse }: OpenConflict['edit'], recordId: string): string | null => {
  const back = inverse.flatMap(singlesOf).find((single) => (single.type === 'setText' && single.segmentId === recordId) || (single.type === 'setIntroduction' && single.episodeId === recordId));
  return back?.type === 'setText' ? back.text : back?.type === 'setIntroduction' ? back.introduction : null;
};

/** Marks the differences in both, but strikes nothing out, since nothing is decided yet. */
const Sides = ({ edit, conflict: { recordId, field, yours, theirs } }: { edit: OpenConflict['edit']; conflict: Conflict }) => {
  const translate = useTranslate();
  const records = useDesk((state) => state.records);
  const { introduction } = useWorkbench().desk;
  const said = (value: unknown) => wordsOf(field === 'introduction' ? (value ?? introduction) : value, field, records);
  const [mine, other] = [said(yours), said(theirs)];
  const marks = mine !== null && other !== null ? markWords(other, mine) : null;
  const without = (isMine: boolean) => translate(`desk.conflict.${field !== '*' && !(isMine && field === 'text' && !records.segments.has(recordId)) ? 'nothing' : !isMine ? 'isGone' : joins(edit, recordId) ? 'joined' : 'deleted'}`);
  return (
    <dl>
      <dt>{translate('desk.conflict.theirs')}</dt>
      <dd dir="auto">{marks ? <Marks marks={marks.filter(({ kind }) => kind !== 'added').map(({ kind, text }) => ({ kind: kind === 'removed' ? 'added' : kind, text }))} /> : (other ?? without(false))}</dd>
      <dt>{translate('desk.conflict.yours')}</dt>
      <dd dir="auto">{marks ? <Marks marks={marks.filter(({ kind }) => kind !== 'removed')} /> : (mine ?? without(true))}</dd>
    </dl>
  );
};
