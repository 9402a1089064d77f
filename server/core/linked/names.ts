import type { PlacedPart } from './placed.ts';
import type { Run } from './corrections.ts';

/** What a file calls the people of a transcript. */
export interface Names {
  /** Whether a part's speaker in the file is the one that the transcript names. */
  agrees(inFile: string | null, speaker: string | null): boolean;
  /** The file's name for a speaker. */
  inFile(speaker: string | null): string | null;
}

/**
 * Learns from the common words what a file calls each speaker: a name belongs to the person who says most of its words. So a file
 * that says "Mara" for "Mara Quill" goes on doing so.
 */
export function namesOf(parts: readonly PlacedPart[], heard: Int32Array, before: Run): Names {
  const counts = new Map<string | null, Map<string | null, number>>();
  let word = 0;
  for (const { speaker, words } of parts) {
    for (let index = 0; index < words.length; index += 1, word += 1) {
      const known = heard[word]!;
      if (known === -1) continue;
      const said = before.segments[before.segmentOf[known]!]!.speaker;
      const of = counts.get(speaker) ?? new Map<string | null, number>();
      counts.set(speaker, of.set(said, (of.get(said) ?? 0) + 1));
    }
  }
  const meant = new Map<string | null, string | null>();
  const spelt = new Map<string | null, string | null>();
  for (const [inFile, of] of counts) {
    const [most] = [...of].reduce((one, other) => (other[1] > one[1] ? other : one));
    meant.set(inFile, most);
    if (inFile === null || most === null) continue;
    if (!spelt.has(most) || inFile === most) spelt.set(most, inFile);
  }
  return {
    agrees: (inFile, speaker) => inFile === speaker || (inFile !== null && meant.get(inFile) === speaker),
    inFile: (speaker) => (speaker === null ? null : (spelt.get(speaker) ?? speaker)),
  };
}
