import { useTranslate } from 'react-admin';
import type { EpisodeImport } from '#core/model/episodeImport';

/** What was repaired and what was left out, line by line; folded if there is much of it. */
export const ReportLines = ({ report: { repaired, repairedTotal, rejected, rejectedTotal } }: { report: EpisodeImport['report'] }) => (
  <>
    <Lines kind="rejected" total={rejectedTotal} lines={rejected.map(({ line, why }) => ({ line, words: why }))} />
    <Lines kind="repaired" total={repairedTotal} lines={repaired.map(({ line, what }) => ({ line, words: what }))} />
  </>
);

const FEW = 3;

const Lines = ({ kind, total, lines }: { kind: 'rejected' | 'repaired'; total: number; lines: { line: number; words: string }[] }) => {
  const translate = useTranslate();
  if (total === 0) return null;
  return (
    <details className="report" data-kind={kind} open={total <= FEW}>
      <summary>{translate(`desk.import.report.${kind}`, { smart_count: total })}</summary>
      <ul>
        {lines.map(({ line, words }, at) => <li key={at}><span className="line">{translate('imports.place', { line })}</span> {words}</li>)}
        {total > lines.length && <li className="quiet">{translate('desk.import.more', { smart_count: total - lines.length })}</li>}
      </ul>
    </details>
  );
};
