import type { Speaker } from '../model/speaker.ts';
import { normalised, wordsOf } from './names.ts';
import { isQuestion, sentencesOf, type Sentence } from './sentences.ts';

/** A speaker of the episode who is spoken to by name. */
export interface Address {
  speaker: Speaker;
  sentence: Sentence;
  /** The index of the sentence within the text. */
  at: number;
}

const CALLED = String.raw`(?<name>\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'-]+)?)`;
/** "Maud, how …", "So, Maud, how …", "Thanks, Maud." */
const OPENING = new RegExp(String.raw`^(?:(?:[Ss]o|[Aa]nd|[Bb]ut|[Ww]ell|[Oo]kay|OK|[Nn]ow|[Yy]es|[Yy]eah|[Nn]o|[Rr]ight|[Tt]hanks|[Tt]hank you|[Ww]elcome|[Hh]i|[Hh]ello|[Hh]ey|[Gg]ood (?:morning|afternoon|evening)|[Oo]h),? )*${CALLED}(?<then>[,.!?].*|$)`, 'su');
/** "… to you, Maud?" */
const CLOSING = new RegExp(String.raw`^(?<lead>.*),\s+${CALLED}[.!?…]+["'”’)]*$`, 'su');
/** Words said only to somebody who is present. */
const TO_SOMEONE = /(?<!\p{L})(?:you|your|yours|you[’'](?:re|ve|d|ll)|thanks?|welcome|hi|hello|hey|goodbye|bye|please|good (?:morning|afternoon|evening))(?!\p{L})/iu;
/** "Maud, who …", "Maud, the engineer, …", "Maud, Tom and I": about her, not to her. */
const ABOUT = /^,\s+(?:who|whom|whose|which|and|or|the|an?|my|our|his|her|their|one|\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'-]+)?(?:,| and| or))(?!\p{L})/u;

/**
 * Finds the speakers of a cast who are spoken to by name, in order: only by names that belong to one person, and only in sentences
 * addressed to somebody.
 */
export function addressesAmong(cast: readonly Speaker[]): (text: string) => Address[] {
  const known = speakersByName(cast);
  const first = new Set(cast.flatMap(({ name, aliases }) => [name, ...aliases]).flatMap((name) => /\p{Lu}[\p{L}\p{M}]*/u.exec(name)?.[0] ?? []));
  if (first.size === 0) return () => [];
  const names = new RegExp(`(?<!\\p{L})(?:${[...first].join('|')})`, 'u');
  return (text) => (!names.test(text) ? [] : sentencesOf(text).flatMap((sentence, at) => {
    const name = names.test(sentence.text) ? addressedIn(sentence.text) : null;
    const speaker = name === null ? null : known.get(normalised(name));
    return speaker ? [{ speaker, sentence, at }] : [];
  }));
}

function addressedIn(sentence: string): string | null {
  const opening = OPENING.exec(sentence)?.groups;
  if (opening && !ABOUT.test(opening['then']!) && (isQuestion(sentence) || TO_SOMEONE.test(sentence))) return opening['name']!;
  const closing = CLOSING.exec(sentence)?.groups;
  return closing && !/,\s+\p{Lu}[\p{L}\p{M}’'-]+$/u.test(closing['lead']!) && TO_SOMEONE.test(closing['lead']!) ? closing['name']! : null;
}

/** Full names, and first names that only one speaker has. */
function speakersByName(speakers: readonly Speaker[]): Map<string, Speaker | null> {
  const known = new Map<string, Speaker | null>();
  for (const speaker of speakers) {
    for (const name of new Set([speaker.name, ...speaker.aliases].flatMap((full) => [normalised(full), wordsOf(full)[0] ?? '']))) {
      const other = known.get(name);
      known.set(name, other === undefined || other?.id === speaker.id ? speaker : null);
    }
  }
  return known;
}
