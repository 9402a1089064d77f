import { useId, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Severity } from '#core/model/finding';
import { useDesk, useReview, useWorkbench } from '../context';
import { ENDINGS, type Ending } from './hearing';
import { KINDS, kindOf, type FindingKind } from './kinds';

/** Which findings are shown, and how their places are played. */
export const ReviewFilters = () => {
  const workbench = useWorkbench();
  const { review } = workbench;
  const translate = useTranslate();
  const open = useReview((state) => state.open);
  const filter = useReview((state) => state.filter);
  const decisions = useReview((state) => state.decisions.size);
  const preferences = useReview((state) => state.preferences);
  const hasConfidence = useReview((state) => state.hasConfidence);
  useDesk((state) => state.structure); // who speaks, and under which names
  const words = (key: string, values = {}) => translate(`desk.review.${key}`, values);
  const counts = new Map<FindingKind, number>();
  for (const { code } of open) counts.set(kindOf(code), (counts.get(kindOf(code)) ?? 0) + 1);
  return (
    <div className="filters">
      <div className="choices">
        <Select label={words('filter.kind')} value={filter.kind ?? ''} choose={(kind) => review.show({ kind: (kind || null) as FindingKind | null })}>
          <option value="">{words('filter.anyKind')}</option>
          {KINDS.filter((kind) => counts.has(kind) || kind === filter.kind).map((kind) => <option key={kind} value={kind}>{words(`kinds.${kind}`)} ({counts.get(kind) ?? 0})</option>)}
        </Select>
        <Select label={words('filter.severity')} value={filter.severity ?? ''} choose={(severity) => review.show({ severity: (severity || null) as Severity | null })}>
          <option value="">{words('filter.anySeverity')}</option>
          {Severity.options.map((severity) => <option key={severity} value={severity}>{words(`severities.${severity}`)}</option>)}
        </Select>
        <Select label={words('filter.speaker')} value={filter.speakerId ?? ''} choose={(id) => review.show({ speakerId: id || null })}>
          <option value="">{words('filter.anySpeaker')}</option>
          {workbench.people().map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </Select>
      </div>
      {(decisions > 0 || filter.ignored) && (
        <button type="button" className="toggle" aria-pressed={filter.ignored} onClick={() => review.show({ ignored: !filter.ignored })}>{words('filter.ignored', { count: decisions })}</button>
      )}
      <details>
        <summary>{words('how')}</summary>
        <Select label={words('ending')} labelShown value={preferences.ending} choose={(ending) => review.prefer({ ending: ending as Ending })}>
          {ENDINGS.map((ending) => <option key={ending} value={ending}>{words(`endings.${ending}`)}</option>)}
        </Select>
        <label className="check"><input type="checkbox" checked={preferences.hearEach} onChange={(event) => review.prefer({ hearEach: event.target.checked })} /> {words('hearEach')}</label>
        {hasConfidence && (
          <label className="threshold">
            {words('threshold', { percent: Math.round(preferences.threshold * 100) })}
            <input type="range" min="0" max="95" step="5" value={Math.round(preferences.threshold * 100)} onChange={(event) => review.prefer({ threshold: Number(event.target.value) / 100 })} />
          </label>
        )}
      </details>
    </div>
  );
};

const Select = ({ label, labelShown = false, value, choose, children }: { label: string; labelShown?: boolean; value: string; choose: (value: string) => void; children: ReactNode }) => {
  const id = useId();
  return (
    <span className="choice">
      {labelShown && <label htmlFor={id}>{label}</label>}
      <select id={id} {...(labelShown ? {} : { 'aria-label': label })} value={value} onChange={(event) => choose(event.target.value)}>{children}</select>
    </span>
  );
};
