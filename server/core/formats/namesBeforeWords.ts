import { maybeName, speakersAmong, type LabelUse } from './speakersAmong.ts';

/** `[[SPEAKER_00]]words`, `[SPEAKER_00]: words` (both WhisperX's), `Name: words`. */
const NAMED = /^(?:\[\[([^:[\]]{1,80})\]\]\s*|\[([^:[\]]{1,80})\]:\s+|([^:]{0,80}):\s+)(\S.*)$/su;

/** The name before the words and the words after it; null if there is no such division. The name may be empty. */
function partsOf(text: string): { name: string; words: string } | null {
  const match = NAMED.exec(text);
  return match && { name: (match[1] ?? match[2] ?? match[3]!).trim(), words: match[4]! };
}

/**
 * Speaker and words of labels such as `Name: words` or `[Name]: words`. {@link speakersAmong} decides over the whole file which labels are speakers;
 * one with nothing before its colon (`: words`) has no speaker, and shows that the others name theirs.
 */
export function spokenIn(labels: readonly string[]): { speaker: string | null; words: string }[] {
  const parts = labels.map(partsOf);
  const marked = parts.some((part) => part?.name === '');
  const uses = parts.flatMap((part, caption): LabelUse[] => {
    if (part === null || part.name === '') return [];
    return [{ name: part.name, bracketed: false, alone: false, sure: marked && maybeName({ name: part.name, bracketed: false }), caption }];
  });
  const speakers = speakersAmong(uses, labels.length, 0);
  return parts.map((part, index) => {
    if (part?.name === '') return { speaker: null, words: part.words };
    return part && speakers.has(part.name) ? { speaker: part.name, words: part.words } : { speaker: null, words: labels[index]! };
  });
}

/**
 * Labels from which {@link spokenIn} reads back the same speakers, as far as their names look like names; a colon in a name becomes a
 * space. In a file that names speakers, words without one get an empty name if they would otherwise be taken for a name themselves,
 * or if they come first.
 */
export function spokenLabels(said: readonly { speaker: string | null; words: string }[]): string[] {
  const names = said.map(({ speaker }) => speaker?.replace(/[:\s]+/gu, ' ').trim() ?? '');
  const anyNamed = names.some((name) => name !== '');
  return said.map(({ words }, index) => {
    if (names[index] !== '') return `${names[index]}: ${words}`;
    const part = partsOf(words);
    const looksNamed = part !== null && (part.name === '' || maybeName({ name: part.name, bracketed: false }));
    return looksNamed || (anyNamed && index === 0) ? `: ${words}` : words;
  });
}
