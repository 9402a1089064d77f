import { platformProblems, type ChapterProblem } from '../formats/chapters/platformRules.ts';
import type { Finding } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';

/** Rules of YouTube and Spotify that the chapters break: one finding per rule, at the first chapter that breaks it. */
export function chaptersPlatforms({ chapters }: CheckedEpisode): Finding[] {
  if (chapters.length === 0) return [];
  const broken = new Map<string, ChapterProblem[]>();
  for (const problem of platformProblems(chapters, null)) broken.set(problem.code, [...(broken.get(problem.code) ?? []), problem]);
  if (chapters.some(({ startMs }, index) => index > 0 && startMs <= chapters[index - 1]!.startMs)) broken.delete('chapters-order'); // wrong everywhere, and reported by `chapterOrder`
  return [...broken.values()].map(([first, ...others]) => {
    const chapter = chapters.find(({ startMs }) => startMs === first!.startMs) ?? chapters[0]!;
    return foundAt(chapter, 'chapters-platforms', 'info', `${first!.message}${alsoOf(others)}`);
  });
}

const alsoOf = ({ length }: readonly ChapterProblem[]): string => (length === 0 ? '' : length === 1 ? ' It is the same with one more.' : ` It is the same with ${length} more.`);
