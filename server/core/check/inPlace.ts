import type { Finding } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';

/** Sorts findings by place: by line if there is one; a record made here takes the line of its neighbours. */
export function inPlace(findings: readonly Finding[], episode: CheckedEpisode): Finding[] {
  const places = new Map<string, readonly [line: number, sequence: number]>();
  if (episode.introduction) places.set(episode.introduction.id, [episode.introduction.line ?? 0, 0]);
  for (const records of [episode.references, episode.chapters, episode.segments] as const) {
    let line = 0;
    for (const record of records) places.set(record.id, [(line = record.line ?? line), places.size]);
  }
  for (const { speakerId, id } of episode.segments) if (speakerId && !places.has(speakerId)) places.set(speakerId, places.get(id)!);
  const keyOf = (finding: Finding, index: number): number[] => {
    const [line, sequence] = places.get(finding.recordId ?? '') ?? [0, -1];
    return [finding.line ?? line, sequence, index];
  };
  return findings
    .map((finding, index) => ({ finding, key: keyOf(finding, index) }))
    .sort((a, b) => a.key[0]! - b.key[0]! || a.key[1]! - b.key[1]! || a.key[2]! - b.key[2]!)
    .map(({ finding }) => finding);
}
