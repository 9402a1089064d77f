import { ALIKE, type UpstreamReport, type UpstreamState } from '#core/model/upstream';
import { Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { filesTogether } from './filesTogether';
import { Reports, type Answering } from './Reports';

interface ToAnswerProps extends Answering {
  reports: readonly UpstreamReport[];
  /** How many are open in total. */
  totals: UpstreamState['reportsTotal']['open'];
}

/** What happened upstream and needs an answer: one by one, or all at once if many ask the same. */
export const ToAnswer = ({ reports, totals, ...answering }: ToAnswerProps) => {
  const translate = useTranslate();
  const { may, busy, onAnswer } = answering;
  const ways = totals.flatMap(({ kind, count }) => {
    const ofKind = reports.filter((report) => report.kind === kind);
    const [first, another] = filesTogether(ofKind).map(({ report }) => report);
    return first === undefined || (another === undefined && count === ofKind.length) ? [] : (ALIKE[kind] ?? []).map((answer) => ({ kind, count, answer, first }));
  });
  const more = totals.reduce((sum, { count }) => sum + count, 0) - reports.length;
  return (
    <Box>
      <Reports
        title={translate('upstream.toAnswer')} reports={reports} answering={answering}
        atOnce={may && ways.length > 0 && ways.map(({ kind, count, answer, first }) => <Button key={`${kind} ${answer}`} variant="outlined" disabled={busy} onClick={() => void onAnswer(first.id, answer, { alike: true })}>{translate(`upstream.alike.${kind}.${answer}`, { count })}</Button>)}
      />
      {more > 0 && <Box component="p" sx={{ color: 'var(--muted)', marginTop: '8px !important' }}>{translate('upstream.moreToAnswer', { smart_count: more })}</Box>}
    </Box>
  );
};
