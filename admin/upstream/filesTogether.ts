import type { UpstreamReport } from '#core/model/upstream';

/** A question, and others that are the same one for whoever answers. */
export interface Asked {
  report: UpstreamReport;
  also: readonly UpstreamReport[];
}

/**
 * The same transcript is often linked in several formats, which come back shorter together: that is one question for each episode, about the file that
 * said most. All other reports stand by themselves.
 */
export function filesTogether(reports: readonly UpstreamReport[]): Asked[] {
  const asked: { report: UpstreamReport; also: UpstreamReport[] }[] = [];
  for (const report of reports) {
    const same = isOfFile(report) ? asked.find(({ report: other }) => isOfFile(other) && other.episodeId === report.episodeId) : undefined;
    if (!same) asked.push({ report, also: [] });
    else if (wordsOf(report) > wordsOf(same.report)) [same.report, same.also] = [report, [same.report, ...same.also]];
    else same.also.push(report);
  }
  return asked;
}

const isOfFile = ({ kind, answer, episodeId }: UpstreamReport): boolean => kind === 'shortened' && answer === null && episodeId !== null;

const wordsOf = ({ extents }: UpstreamReport): number => extents?.ours.words ?? 0;
