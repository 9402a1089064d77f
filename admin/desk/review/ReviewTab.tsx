import { Button, IconButton } from '@mui/material';
import { useEffect, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { findingKey } from '#core/check/sameFinding';
import type { Finding } from '#core/model/finding';
import { formatTimestamp } from '#core/time/timestamp';
import { useReview, useWorkbench } from '../context';
import { Icon } from '../Icon';
import { useKeptFocus } from '../keptFocus';
import { Tip } from '../Tip';
import { isDoubtful } from './doubtfulWords';
import { FindingCard } from './FindingCard';
import { IgnoreForm } from './IgnoreForm';
import { NothingLeft } from './NothingLeft';
import { ReviewFilters } from './ReviewFilters';

/** The findings as a queue: the progress, one finding with its fixes at the press of a key, and a list of the others. */
export const ReviewTab = () => {
  const { review } = useWorkbench();
  const translate = useTranslate();
  const list = useReview((state) => state.list);
  const at = useReview((state) => state.at);
  const total = useReview((state) => state.total);
  const filter = useReview((state) => state.filter);
  const problem = useReview((state) => state.problem);
  const lately = useReview((state) => state.lately);
  const finding = list[at];
  const words = (key: string, values = {}) => translate(`desk.review.${key}`, values);
  const left = filter.ignored ? words('ignoredCount', { smart_count: list.length }) : words('left', { left: list.length, total });
  return (
    <Queue>
      <ReviewFilters />
      {problem !== null && <p className="wrong" role="alert">{words('notKept', { message: translate(problem, { _: problem }) })}</p>}
      {total > 0 && !filter.ignored && <progress className="left" aria-label={words('progress')} max={total} value={total - list.length} />}
      {lately.length > 0 && (
        <div className="row spread lately">
          <output>{words('leftBe', { smart_count: lately.length })}</output>
          <Button variant="text" onClick={() => review.undoMany()}>{words('undoMany')}</Button>
        </div>
      )}
      {finding === undefined ? <NothingLeft /> : (
        <>
          <div className="row spread">
            <span className="quiet" aria-live="polite">{left}</span>
            <span className="pair">
              <Tip words={words('previous')} command="review.previous"><IconButton aria-label={words('previous')} onClick={() => review.step(-1)}><Icon name="up" /></IconButton></Tip>
              <Tip words={words('next')} command="review.next"><IconButton aria-label={words('next')} onClick={() => review.step(1)}><Icon name="down" /></IconButton></Tip>
            </span>
          </div>
          <FindingCard key={findingKey(finding)} finding={finding} />
        </>
      )}
      {list.length > 1 && <Others />}
    </Queue>
  );
};

/** Shows that the checks are running, which they do after every edit, and keeps the focus, without redrawing its contents. */
const Queue = ({ children }: { children: ReactNode }) => {
  const { review } = useWorkbench();
  const checking = useReview((state) => state.checking);
  useReview((state) => state.asking); // the form takes the focus with it when it closes
  const kept = useKeptFocus<HTMLDivElement>();
  const box = kept.ref;
  // Digits choose a fix while the focus is in here; on the page they name speakers.
  useEffect(() => {
    const element = box.current;
    const onKeyDown = (event: KeyboardEvent) => {
      const isWriting = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (isWriting || !/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      review.fix(Number(event.key) - 1);
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [review, box]);
  return <div className="review" data-digits aria-busy={checking || undefined} {...kept}>{children}</div>;
};

/** How many of the others are rendered at once. To reach the thousandth, use the filter. */
const MOST_SHOWN = 200;

const Others = () => {
  const { review, editable } = useWorkbench();
  const translate = useTranslate();
  const list = useReview((state) => state.list);
  const at = useReview((state) => state.at);
  const chosen = useReview((state) => state.chosen);
  const asking = useReview((state) => state.asking);
  const filter = useReview((state) => state.filter);
  const mayDecide = editable && !filter.ignored;
  const words = (key: string, values = {}) => translate(`desk.review.${key}`, values);
  const titleOf = (finding: Finding) => (isDoubtful(finding) ? words('doubtful', { word: finding.word.text, percent: Math.round(finding.word.confidence * 100) }) : finding.message);
  const from = Math.max(0, Math.min(at - MOST_SHOWN / 2, list.length - MOST_SHOWN));
  const shown = list.slice(from, from + MOST_SHOWN);
  return (
    <section className="others">
      <div className="row spread">
        <h3>{words('all')}</h3>
        {mayDecide && asking !== 'many' && <Button variant="text" color="inherit" onClick={() => review.askMany(true)}>{chosen.size > 0 ? words('acceptChosen', { smart_count: chosen.size }) : words('acceptAll', { smart_count: list.length })}</Button>}
      </div>
      {asking === 'many' && <IgnoreForm label={words('whyMany', { smart_count: review.many.length })} cancel={() => review.askMany(false)} submit={(reason) => review.ignoreMany(reason)} />}
      <ol start={from + 1}>
        {shown.map((each, i) => (
          <li key={findingKey(each)} data-choosing={chosen.size > 0 || undefined}>
            {mayDecide && <input type="checkbox" checked={chosen.has(findingKey(each))} aria-label={words('choose', { finding: titleOf(each) })} onChange={() => review.choose(each)} />}
            <button type="button" className="entry" aria-current={from + i === at || undefined} onClick={() => review.open(from + i)}>
              <span className="severity" data-severity={each.severity} />
              <span className="at">{each.startMs === null ? '' : formatTimestamp(each.startMs)}</span>
              <span className="clip">{titleOf(each)}</span>
            </button>
          </li>
        ))}
      </ol>
      {shown.length < list.length && <p className="quiet pad">{translate('desk.review.notShown', { smart_count: list.length - shown.length })}</p>}
    </section>
  );
};
