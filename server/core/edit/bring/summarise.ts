import type { Difference } from '../../model/episodeImport.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** A difference in words, the weightiest first; what does not change is left out. */
export function summarise({ segments, words, speakersAdded, chapters }: Pick<Difference, 'segments' | 'words' | 'speakersAdded' | 'chapters'>): string[] {
  const said: [number, (count: number) => string][] = [
    [segments.added, (count) => `${plural(count, 'segment', 'segments')} added`],
    [segments.removed, (count) => `${plural(count, 'segment', 'segments')} removed`],
    [segments.reworded, (count) => `${plural(count, 'segment', 'segments')} reworded`],
    [words.added, (count) => `${plural(count, 'word', 'words')} added`],
    [words.removed, (count) => `${plural(count, 'word', 'words')} removed`],
    [segments.relabelled, (count) => `${plural(count, 'speaker label', 'speaker labels')} changed`],
    [segments.retimed, (count) => `${plural(count, 'segment', 'segments')} with other times`],
    [segments.wordTimed, (count) => `${plural(count, 'segment', 'segments')} with other word times`],
    [speakersAdded.length, (count) => `${plural(count, 'speaker', 'speakers')} added`],
    [chapters.added, (count) => `${plural(count, 'chapter', 'chapters')} added`],
    [chapters.removed, (count) => `${plural(count, 'chapter', 'chapters')} removed`],
    [chapters.changed, (count) => `${plural(count, 'chapter', 'chapters')} changed`],
  ];
  return said.flatMap(([count, inWords]) => (count === 0 ? [] : [inWords(count)]));
}
