import { Button } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { findingKey } from '#core/check/sameFinding';
import type { Finding } from '#core/model/finding';
import { formatTimestamp } from '#core/time/timestamp';
import { usePlayback, useReview, useWorkbench } from '../context';
import { useKeyOf } from '../keys/useKeyOf';
import { Tip } from '../Tip';
import { isDoubtful } from './doubtfulWords';
import { IgnoreForm } from './IgnoreForm';
import { Ignored } from './Ignored';
import { kindOf } from './kinds';
import { placeOf, stretchOf, tabOf } from './place';

/** One finding: what it is, where, and all ways to deal with it. */
export const FindingCard = ({ finding }: { finding: Finding }) => {
  const workbench = useWorkbench();
  const { review } = workbench;
  const translate = useTranslate();
  const kind = useId();
  const asking = useReview((state) => state.asking);
  const decision = useReview((state) => state.decisions.get(findingKey(finding)));
  const available = usePlayback((state) => state.available);
  const words = (key: string, values = {}) => translate(`desk.review.${key}`, values);
  const { severity, startMs, line } = finding;
  const doubtful = isDoubtful(finding);
  const desk = workbench.store.getState();
  const place = placeOf(finding, desk);
  const elsewhere = tabOf(finding, desk);
  const where = [startMs === null ? null : formatTimestamp(startMs), startMs !== null || line === null ? null : words('line', { line }), elsewhere === 'notes' ? words('introduction') : null].filter(Boolean).join(' · ');
  return (
    <article className="finding" data-next tabIndex={-1} aria-labelledby={kind}>
      <p className="kind" id={kind}>
        <span className="severity" data-severity={severity} />
        {words(`severity.${severity}`)}
        <span className="quiet">{[words(`kinds.${kindOf(finding.code)}`), where].filter(Boolean).join(' · ')}</span>
      </p>
      <p className="message" aria-live="polite">{doubtful ? words('doubtfulMessage', { word: finding.word.text, percent: Math.round(finding.word.confidence * 100) }) : finding.message}</p>
      {decision && <Ignored decision={decision} />}
      {!decision && workbench.editable && <Ways finding={finding} />}
      {asking === 'one' && <IgnoreForm label={words('why')} cancel={() => review.ask(false)} submit={(reason) => review.ignore(reason)} />}
      {asking !== 'one' && (
        <div className="row">
          {available && stretchOf(finding, desk) && <Tip words={words('hearTip')} command="review.hear"><Button variant="text" onClick={() => review.hear()}>{words('hear')}</Button></Tip>}
          {place !== null && <Button variant="text" onClick={() => workbench.go(place, true)}>{words('show')}</Button>}
          {place !== null && workbench.editable && elsewhere === null && <Button variant="text" onClick={() => workbench.write(place, doubtful ? Math.max(0, (workbench.segment(place)?.text ?? '').indexOf(finding.word.text)) : 0)}>{words('edit')}</Button>}
          {elsewhere !== null && workbench.editable && finding.fixes.length > 0 && <Button variant="text" onClick={() => review.openRecord(finding)}>{words(`open.${elsewhere}`)}</Button>}
          {!decision && !doubtful && workbench.editable && <Tip words={words('ignoreTip')} command="review.ignore"><Button variant="text" onClick={() => review.ask(true)}>{words('ignore')}</Button></Tip>}
        </div>
      )}
    </article>
  );
};

/** What each fix will do, in words, with its key. */
const Ways = ({ finding }: { finding: Finding }) => {
  const { review, store } = useWorkbench();
  const translate = useTranslate();
  const keyOf = useKeyOf();
  const elsewhere = tabOf(finding, store.getState());
  const words = (key: string) => translate(`desk.review.${key}`);
  const titles = isDoubtful(finding) ? [words('accept')] : finding.fixes.map(({ title }) => title);
  if (titles.length === 0) {
    return elsewhere === null ? <p className="quiet">{words('noFix')}</p> : <Button variant="outlined" color="inherit" onClick={() => review.openRecord(finding)}>{words(`open.${elsewhere}`)}</Button>;
  }
  return (
    <div className="fixes">
      {titles.map((title, i) => (
        <Button key={title} variant={i === 0 ? 'contained' : 'outlined'} color={i === 0 ? 'primary' : 'inherit'} onClick={() => review.fix(i)}>
          <span className="fix">{title}</span>
          <kbd aria-hidden="true" className={i > 1 ? 'number' : undefined}>{[keyOf('review.fix'), keyOf('review.secondFix')][i] ?? i + 1}</kbd>
        </Button>
      ))}
    </div>
  );
};
