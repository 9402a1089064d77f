import { isSpeakerName } from '../notes/turns.ts';

/** Something at the beginning of a caption that may name the speaker. */
export interface LabelUse {
  name: string;
  /** Whether it is in brackets (`[Mara]`), like sounds, rather than before a colon. */
  bracketed: boolean;
  /** Whether no words follow it in its caption. */
  alone: boolean;
  /** Whether the format itself says that it is a name. */
  sure: boolean;
  /** Whether `>>` before it announces another speaker. */
  marked?: boolean;
  /** The caption that it begins; null if it is inside one. */
  caption: number | null;
}

/** Words before a colon that are not names. */
const NO_NAMES = new Set(('note notes nb ps warning caution attention disclaimer spoiler update correction example tip hint fact remember answer translation subtitles captions '
  + 'transcript credits source sources website email phone date time title music song lyrics hinweis achtung beispiel nota remarque zitat quote').split(' '));
const NUMBERED = /^(?:chapter|part|step|episode|section|rule|lesson|number|act|scene|teil|kapitel|folge) ?\P{L}*(?:$| (?:one|two|three|four|five|six|seven|eight|nine|ten)$)/iu;
/** What captions put in brackets besides names. */
const SOUND = /(?<!\p{L})(?:music|applause|laugh(?:s|ing|ter)?|chuckl(?:es|ing)|cheer(?:s|ing)|silence|inaudible|unintelligible|indistinct|crosstalk|sighs?|sighing|coughs?|coughing|pause|gasps?|noise|beep(?:s|ing)?|foreign|blank[_ ]audio|sounds?|static|throat|theme|intro|outro|jingle|speaking|singing|playing|audio|musik|applaus|gelächter|lachen|lacht|musique|applaudissements|rires?|música|aplausos|risas|risos|musica|applausi|risate|muziek|gelach)(?!\p{L})|音楽|音乐|拍手|掌声|笑/iu;

/** The share of captions that begin with a name in a file that names its speakers. */
const SHARE_LABELLED = 0.2;
/** In a longer file than this, somebody with a one-word name speaks more than once. */
const SHORT_FILE = 50;
const LETTER_WITH_CASE = /[\p{Lu}\p{Lt}]/u;
/** `Mara Quill`, `SPEAKER_00`, `HOST`: more than the first word of a sentence. */
const FULL_NAME = /\p{L}\P{L}+\p{L}|\d|^\p{Lu}{2,}$/u;

/** Whether the words in brackets are a sound and not a name: `[Music]`, `(laughs)`. */
export const isSound = (words: string): boolean => SOUND.test(words);

/** Whether a label may be a name at all. */
export const maybeName = ({ name, bracketed }: Pick<LabelUse, 'name' | 'bracketed'>): boolean =>
  isSpeakerName(name) && !NO_NAMES.has(name.toLowerCase()) && !NUMBERED.test(name) && !(bracketed && isSound(name));

/**
 * Decides which labels of a file are speakers. A wrong speaker is worse than a missed one, because captions without a label continue the speaker
 * before. So a label that may be a name ({@link isSpeakerName}, and not a usual word before a colon: `Note`, `Chapter 2`) counts as one if
 *
 * - the format says so, or `>>` before it announces another speaker; or
 * - it occurs at least twice (in scripts without capitals, where almost any short phrase looks like a name, only in a file that names its speakers);
 *   or
 * - it begins a caption of a file that names its speakers: the first spoken caption, or a fifth of all captions, begin with such a label. There, a
 *   one-word name that occurs once counts only if the file is short and a fifth of it is labelled.
 *
 * A label in brackets must also never stand alone, as sounds do, unless a colon follows.
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
