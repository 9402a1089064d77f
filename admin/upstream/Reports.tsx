import { ANSWERS, type ReportAnswer, type UpstreamReport } from '#core/model/upstream';
import { Box, Button } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { Asking } from '../form/Asking';
import { writtenDay } from '../list/written';
import { filesTogether, type Asked } from './filesTogether';
import { Shortened } from './Shortened';
import { Taken } from './Taken';

/** Who else gets the same answer: all of its kind, or these. */
export type Others = Pick<Partial<ReportAnswer>, 'alike' | 'also'>;

export interface Answering {
  may: boolean;
  busy: boolean;
  onAnswer: (reportId: string, answer: string, others?: Others) => Promise<boolean>;
}

interface ReportsProps {
  title: string;
  reports: readonly UpstreamReport[];
  /** Absent if no answer is needed. */
  answering?: Answering;
  /** Buttons that answer several at once. */
  atOnce?: ReactNode;
}

/** Answers that must be confirmed. */
type Weighty = 'remove' | 'merge';

/** What became of it; null if there is nothing to say. */
function outcomeOf({ kind, answer }: UpstreamReport): string | null {
  if (answer === null || answer === 'told' || answer === 'seen') return null;
  return answer === 'settled' ? 'upstream.settled' : `upstream.answered.${kind}.${answer}`;
}

const NOTHING_ASKED: Answering = { may: false, busy: false, onAnswer: async () => false };

/** What happened upstream, in words, each with the possible answers. */
export const Reports = ({ title, reports, answering: { may, busy, onAnswer } = NOTHING_ASKED, atOnce }: ReportsProps) => {
  const translate = useTranslate();
  const [weighed, weigh] = useState<{ report: UpstreamReport; answer: Weighty } | null>(null);
  if (reports.length === 0) return null;
  const asked = filesTogether(reports);
  // the others need not say the same again
  const firstShortened = asked.find(({ report }) => report.kind === 'shortened')?.report;
  const standing = (report: UpstreamReport) => {
    const outcome = outcomeOf(report);
    return [writtenDay(report.createdAt), ...(outcome === null ? [] : [translate(outcome)])].join(', ');
  };
  const say = ({ report, also }: Asked, answer: string) => (answer === 'remove' || answer === 'merge' ? weigh({ report, answer }) : void onAnswer(report.id, answer, { also: also.map(({ id }) => id) }));
  return (
    <Box component="section" aria-label={title}>
      <Box component="h2" sx={{ marginBottom: '8px' }}>{title}</Box>
      {atOnce && <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: '8px', marginBottom: '12px' }}>{atOnce}</Box>}
      <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0, borderTop: '1px solid var(--line)' }}>
        {asked.map(({ report, also }) => (
          <Box component="li" key={report.id} sx={{ display: 'flex', flexWrap: 'wrap', gap: report.extents ? '12px 16px' : '4px 16px', alignItems: 'center', minHeight: 36, padding: report.extents && report.answer === null ? '12px 0 16px' : '6px 0', borderBottom: '1px solid var(--line)' }}>
            <Box sx={{ flex: '1 1 320px', minWidth: 0, overflowWrap: 'anywhere' }}>
              {translate(`upstream.report.${report.kind === 'taken' && report.left.length > 0 ? 'takenPartly' : report.kind}`, { revision: report.revision ?? 0, smart_count: report.episodes ?? 0 })}{' '}
              {report.episodeId && report.answer !== 'remove' ? <LinkBase to={`/episodes/${report.episodeId}`}>{report.title}</LinkBase> : <span>{report.kind !== 'ended' && report.title}</span>}
              {report.kind === 'shortened' && <span> ({report.otherTitle})</span>}
              {also.length > 0 && <span> {translate('upstream.otherFiles', { smart_count: also.length, names: also.map(({ otherTitle }) => otherTitle).join(', ') })}</span>}
              {report.kind === 'maybe-same' && report.otherTitle && <> {translate('upstream.report.other')} {report.otherEpisodeId && report.answer === null ? <LinkBase to={`/episodes/${report.otherEpisodeId}`}>{report.otherTitle}</LinkBase> : report.otherTitle}</>}
              {report.answer === null && (report.kind !== 'shortened' || report === firstShortened) && <Box sx={{ color: 'var(--muted)', maxWidth: 640 }}>{translate(`upstream.reportHelp.${report.leftOut ? 'leftOut' : report.kind}`, { guid: report.guid ?? '', otherGuid: report.otherGuid ?? '' })}</Box>}
            </Box>
            {report.answer === null && report.extents && <Shortened extents={report.extents} />}
            {report.answer === null && may && ANSWERS[report.kind].map((answer) => <Button key={answer} variant="outlined" disabled={busy} onClick={() => say({ report, also }, answer)}>{translate(`upstream.answer.${report.kind}.${answer}`)}</Button>)}
            {report.answer !== null && <Box sx={{ color: 'var(--muted)', fontVariantNumeric: 'tabular-nums' }}>{standing(report)}</Box>}
            {report.kind === 'taken' && <Taken report={report} />}
          </Box>
        ))}
      </Box>
      {weighed && (
        <Asking
          title={translate(`upstream.${weighed.answer}Title`, { title: weighed.report.title })} confirm={translate(`upstream.${weighed.answer}Confirm`)} danger={weighed.answer === 'remove'}
          onConfirm={() => onAnswer(weighed.report.id, weighed.answer)} onClose={() => weigh(null)}
        >
          <p>{translate(`upstream.${weighed.answer}Body`)}</p>
        </Asking>
      )}
    </Box>
  );
};
