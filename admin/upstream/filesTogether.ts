import type { UpstreamReport } from '#core/model/upstream';

/** A question, and others that are the same one for whoever answers. */
export interface Asked {
  report: UpstreamReport;
  also: readonly UpstreamReport[];
}

/**
 * The same transcript is often linked in several formats, which come back shorter together: that is one question for each episode, about the file that
 * said most. So are those that were answered alike, of the same day. All other reports stand by themselves.
 */
export function filesTogether(reports: readonly UpstreamReport[]): Asked[] {
  const asked: { report: UpstreamReport; also: UpstreamReport[] }[] = [];
  for (const report of reports) {
    const same = asked.find(({ report: other }) => isOneQuestion(report, other));
    if (!same) asked.push({ report, also: [] });
    else if (wordsOf(report) > wordsOf(same.report)) [same.report, same.also] = [report, [same.report, ...same.also]];
    else same.also.push(report);
  }
  return asked;
}

const isOneQuestion = (one: UpstreamReport, other: UpstreamReport): boolean =>
  one.kind === 'shortened' && other.kind === 'shortened' && one.episodeId !== null && one.episodeId === other.episodeId && one.answer === other.answer && (one.answer === null || dayOf(one) === dayOf(other));

const dayOf = ({ createdAt }: UpstreamReport): string => createdAt.slice(0, 'yyyy-mm-dd'.length);

const wordsOf = ({ extents }: UpstreamReport): number => extents?.ours.words ?? 0;
