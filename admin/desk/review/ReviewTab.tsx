import { IconButton } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { findingKey } from '#core/check/sameFinding';
import { formatTimestamp } from '#core/time/timestamp';
import { useReview, useWorkbench } from '../context';
import { Icon } from '../Icon';
import { Tip } from '../Tip';
import { isDoubtful } from './doubtfulWords';
import { FindingCard } from './FindingCard';
import { NothingLeft } from './NothingLeft';
import { ReviewFilters } from './ReviewFilters';

/** The findings as a queue: how far one is, one at a time with its way out one key away, and the others to choose from. */
export const ReviewTab = () => {
  const { review } = useWorkbench();
  const translate = useTranslate();
  const { list, at, total, filter, problem, checking } = useReview();
  const finding = list[at];
  const words = (key: string, values = {}) => translate(`desk.review.${key}`, values);
  const left = filter.ignored ? words('ignoredCount', { smart_count: list.length }) : words('left', { left: list.length, total });
  const box = useRef<HTMLDivElement>(null);
  // Numbers choose a fix while the focus is in here; on the page they name speakers.
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
  }, [review]);
  return (
    <div className="review" data-digits aria-busy={checking || undefined} ref={box}>
      <ReviewFilters />
      {problem !== null && <p className="wrong" role="alert">{words('notKept', { message: translate(problem, { _: problem }) })}</p>}
      {total > 0 && !filter.ignored && <progress className="left" aria-label={words('progress')} max={total} value={total - list.length} />}
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
    </div>
  );
};

/** How many of the others are drawn at once: whoever wants the thousandth filters. */
const MOST_SHOWN = 200;

const Others = () => {
  const { review } = useWorkbench();
  const translate = useTranslate();
  const { list, at } = useReview();
  const from = Math.max(0, Math.min(at - MOST_SHOWN / 2, list.length - MOST_SHOWN));
  const shown = list.slice(from, from + MOST_SHOWN);
  return (
    <section className="others">
      <h3>{translate('desk.review.all')}</h3>
      <ol start={from + 1}>
        {shown.map((each, i) => (
          <li key={findingKey(each)}>
            <button type="button" className="entry" aria-current={from + i === at || undefined} onClick={() => review.open(from + i)}>
              <span className="severity" data-severity={each.severity} />
              <span className="at">{each.startMs === null ? '' : formatTimestamp(each.startMs)}</span>
              <span className="clip">{isDoubtful(each) ? translate('desk.review.doubtful', { word: each.word.text, percent: Math.round(each.word.confidence * 100) }) : each.message}</span>
            </button>
          </li>
        ))}
      </ol>
      {shown.length < list.length && <p className="quiet pad">{translate('desk.review.notShown', { smart_count: list.length - shown.length })}</p>}
    </section>
  );
};
