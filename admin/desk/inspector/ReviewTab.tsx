import { Button, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Finding } from '#core/model/finding';
import { formatTimestamp } from '#core/time/timestamp';
import { useFindings, useWorkbench } from '../context';
import { Icon } from '../Icon';
import { useKeyOf } from '../keys/useKeyOf';
import { Tip } from '../Tip';

/** One finding at a time, its fix one key away; the others below, to choose from. */
export const ReviewTab = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const { list, at, checking } = useFindings();
  const finding = list[at];
  if (!finding) {
    return (
      <div className="teach">
        <h3>{translate('desk.review.emptyTitle')}</h3>
        <p>{translate(checking ? 'desk.review.checking' : 'desk.review.emptyBody')}</p>
      </div>
    );
  }
  const words = (key: string, values = {}) => translate(`desk.review.${key}`, values);
  return (
    <>
      <div className="row spread">
        <span className="quiet" aria-live="polite">{words('place', { at: at + 1, total: list.length })}</span>
        <span className="pair">
          <Tip words={words('previous')} command="review.previous"><IconButton aria-label={words('previous')} onClick={() => workbench.finding(-1)}><Icon name="up" /></IconButton></Tip>
          <Tip words={words('next')} command="review.next"><IconButton aria-label={words('next')} onClick={() => workbench.finding(1)}><Icon name="down" /></IconButton></Tip>
        </span>
      </div>
      <OneFinding finding={finding} />
      {list.length > 1 && (
        <section className="others">
          <h3>{words('all')}</h3>
          <ol>
            {list.map((each, i) => (
              <li key={`${each.code}-${each.recordId}-${each.startMs}-${each.message}`}>
                <button type="button" className="entry" aria-current={i === at || undefined} onClick={() => workbench.openFinding(i)}>
                  <span className="severity" data-severity={each.severity} />
                  <span className="at">{each.startMs === null ? '' : formatTimestamp(each.startMs)}</span>
                  <span className="clip">{each.message}</span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
};

const OneFinding = ({ finding }: { finding: Finding }) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const keyOf = useKeyOf();
  const { severity, startMs, line, message, fixes } = finding;
  const place = workbench.placeOf(finding);
  const elsewhere = workbench.tabOf(finding);
  const words = (key: string, values = {}) => translate(`desk.review.${key}`, values);
  const { available } = workbench.playback.getState();
  return (
    <article className="finding">
      <p className="kind" data-severity={severity}>
        <span className="severity" data-severity={severity} />
        {words(`severity.${severity}`)}
        <span className="quiet">
          {[startMs === null ? null : formatTimestamp(startMs), line === null ? null : words('line', { line })].filter(Boolean).join(' · ')}
        </span>
      </p>
      <p className="message">{message}</p>
      {workbench.editable && fixes.length > 0 && (
        <div className="fixes">
          {fixes.map((fix, i) => (
            <Button key={fix.title} variant={i === 0 ? 'contained' : 'outlined'} color={i === 0 ? 'primary' : 'inherit'} title={i === 0 ? words('fixTip', { key: keyOf('review.fix') ?? '' }) : undefined} onClick={() => workbench.fix(finding, i)}>
              {fix.title}
            </Button>
          ))}
        </div>
      )}
      {workbench.editable && fixes.length === 0 && (elsewhere === null
        ? <p className="quiet">{words('noFix')}</p>
        : <Button variant="outlined" color="inherit" onClick={() => workbench.openRecord(finding)}>{words(`open.${elsewhere}`)}</Button>)}
      {place !== null && (
        <div className="row">
          <Button variant="text" onClick={() => workbench.go(place, true)}>{words('show')}</Button>
          {available && <Button variant="text" onClick={() => { workbench.seek(place); workbench.playback.play(); }}>{words('hear')}</Button>}
        </div>
      )}
    </article>
  );
};
