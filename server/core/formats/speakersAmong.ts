import { isSpeakerName } from '../notes/turns.ts';

/** Something at the beginning of a caption that may name who speaks. */
export interface LabelUse {
  name: string;
  /** Whether it stands in brackets (`[Mara]`), in which captions put sounds as well, and not before a colon. */
  bracketed: boolean;
  /** Whether no words follow it in its caption. */
  alone: boolean;
  /** Whether the format itself says that it is a name. */
  sure: boolean;
  /** Whether `>>` before it says that somebody else speaks. */
  marked?: boolean;
  /** Which caption it begins; null for one inside of a caption. */
  caption: number | null;
}

/** What stands before a colon and is no name. */
const NO_NAMES = new Set(('note notes nb ps warning caution attention disclaimer spoiler update correction example tip hint fact remember answer translation subtitles captions '
  + 'transcript credits source sources website email phone date time title music song lyrics hinweis achtung beispiel nota remarque zitat quote').split(' '));
const NUMBERED = /^(?:chapter|part|step|episode|section|rule|lesson|number|act|scene|teil|kapitel|folge) ?\P{L}*(?:$| (?:one|two|three|four|five|six|seven|eight|nine|ten)$)/iu;
/** What captions put in brackets besides names. */
const SOUND = /(?<!\p{L})(?:music|applause|laugh(?:s|ing|ter)?|chuckl(?:es|ing)|cheer(?:s|ing)|silence|inaudible|unintelligible|indistinct|crosstalk|sighs?|sighing|coughs?|coughing|pause|gasps?|noise|beep(?:s|ing)?|foreign|blank[_ ]audio|sounds?|static|throat|theme|intro|outro|jingle|speaking|singing|playing|audio|musik|applaus|gelächter|lachen|lacht|musique|applaudissements|rires?|música|aplausos|risas|risos|musica|applausi|risate|muziek|gelach)(?!\p{L})|音楽|音乐|拍手|掌声|笑/iu;

/** So many captions of a file begin with names, where it names its speakers. */
const SHARE_LABELLED = 0.2;
/** In a file that is longer than this, somebody with a name of one word says more than one thing. */
const SHORT_FILE = 50;
const LETTER_WITH_CASE = /[\p{Lu}\p{Lt}]/u;
/** `Mara Quill`, `SPEAKER_00`, `HOST`: more than a word at the beginning of a sentence. */
const FULL_NAME = /\p{L}\P{L}+\p{L}|\d|^\p{Lu}{2,}$/u;

/** Whether the words in brackets are a sound and no name: `[Music]`, `(laughs)`. */
export const isSound = (words: string): boolean => SOUND.test(words);

/** Whether a label may be a name at all. */
export const maybeName = ({ name, bracketed }: Pick<LabelUse, 'name' | 'bracketed'>): boolean =>
  isSpeakerName(name) && !NO_NAMES.has(name.toLowerCase()) && !NUMBERED.test(name) && !(bracketed && isSound(name));

/**
 * Which labels of a file name speakers. A wrong one is worse than a missed one, because captions without a label continue the speaker
 * before them. So a label that may be a name ({@link isSpeakerName}, none of the words that stand before colons: `Note`, `Chapter 2`) is
 * one where
 *
 * - the format says so, or `>>` before it says that somebody else speaks; else
 * - it occurs twice or more (in scripts without capitals, where nearly any short phrase looks like a name, only in a file that names its speakers); or
 * - it begins a caption of a file that names its speakers: its first spoken caption begins with such a label, or a fifth of its captions
 *   do. There a name of one word that occurs once is one only if the file is short and a fifth of it is labelled.
 *
 * In brackets it must also never stand alone, as sounds do, unless a colon follows.
 *
 * @param uses in the order of the file
 * @param captions how many captions have words
 * @param firstSpoken the first of them that holds more than a sound
 */
export function speakersAmong(uses: readonly LabelUse[], captions: number, firstSpoken: number): Set<string> {
  const speakers = new Set<string>();
  const alone = new Set<string>();
  const labelled = new Set<number>();
  const likely = new Map<string, { times: number; begins: boolean }>();
  for (const use of uses) {
    if (use.sure) speakers.add(use.name);
    else if (!likely.has(use.name) && !maybeName(use)) continue;
    if (use.caption !== null) labelled.add(use.caption);
    if (use.sure) continue;
    if (use.marked) speakers.add(use.name);
    if (use.bracketed && use.alone) alone.add(use.name);
    const { times, begins } = likely.get(use.name) ?? { times: 0, begins: false };
    likely.set(use.name, { times: times + 1, begins: begins || use.caption !== null });
  }
  const isDense = labelled.size >= captions * SHARE_LABELLED;
  const namesItsSpeakers = isDense || labelled.has(firstSpoken);
  for (const [name, { times, begins }] of likely) {
    const isRepeated = times > 1 && (namesItsSpeakers || LETTER_WITH_CASE.test(name));
    const standsOnce = namesItsSpeakers && begins && (FULL_NAME.test(name) || (isDense && captions < SHORT_FILE));
    if ((isRepeated || standsOnce) && !alone.has(name)) speakers.add(name);
  }
  return speakers;
}
