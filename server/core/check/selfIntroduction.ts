import { wordsOf } from './names.ts';

/** A name that somebody gives as their own; `start` is the UTF-16 offset of the phrase. */
export interface SelfIntroduction {
  name: string;
  /** named: "my name is X" · said: "I am X", "X here", "X speaking" · pointed: "this is X", "it's X", which may also name a show. */
  how: 'named' | 'said' | 'pointed';
  start: number;
}

const WORD = String.raw`(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}]+(?:[’'-]\p{Lu}[\p{L}\p{M}]*)*)`;
const NAME = String.raw`(?<name>(?:(?:Dr|Mr|Mrs|Ms|Prof)\.? )?${WORD}(?: (?:(?:de|da|di|van|von|der|den|bin|al|la|le) )*${WORD}){0,3})`;
/** What follows a complete name; excludes "X’s" and "X, who …". */
const END = String.raw`(?=$|\s*[,.!?;:—–…)]|\s+(?:and|from|with|here|speaking|again|calling|by|at|your|the|a|an)\b)(?![’']s\b)(?!,? who)`;
const WHOLE = String.raw`(?!\p{L}|[’']s\b)`;

/** A phrase in any case. Names are recognised by their capitals, so the pattern as a whole must be case-sensitive. */
const anyCase = (phrase: string): string => phrase.replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
const before = (phrases: readonly string[], end: string): RegExp =>
  new RegExp(String.raw`(?<!\p{L})(?:${phrases.map((phrase) => anyCase(phrase).replaceAll("'", "[’']").replaceAll(' ', String.raw`\s+`)).join('|')})\s+${NAME}${end}`, 'gu');

/** Phrases that give one's own name at the start of any clause. */
const CLAUSES = [
  { how: 'named', pattern: before(["my name's", 'my name is', 'my full name is', 'the name is', "the name's"], WHOLE) },
  { how: 'said', pattern: before(["I'm", 'I am'], END) },
] as const;

/** Phrases that may also be about somebody else ("this is …", "we have … here"), so they count only right after a greeting. */
const OPENINGS = [
  { how: 'pointed', pattern: before(['this is', "this's", "it's", 'it is'], END) },
  { how: 'said', pattern: new RegExp(String.raw`(?<!\p{L})${NAME},? (?:here|speaking)(?=$|\s*[,.!?;:—–…]|\s+(?:again|from|with|and)\b)`, 'gu') },
] as const;

/** The start of a clause: at the beginning, or after a stop or a greeting; not after "people think" or "he said". */
const CLAUSE_START = /(?:^|[.!?…;:—–,)\n]|\b(?:and|but|so|hi|hello|hey|well|yes|yeah|okay|ok|again|everyone|everybody|folks|all|there|morning|afternoon|evening|thanks|first))\s*$/iu;
const REPORTED = /(?:\b(?:said|says|say|told \w+|asked|like|goes|went|think|thinks|thought|called)[,:]?\s*["“‘']?|["“‘])\s*$/iu;
const GREETING = new Set('hi hello hey yes yeah yep ok okay so well and oh good morning afternoon evening thanks thank you very much welcome back everyone everybody folks all there again me first sure great nice right to the show a'.split(' '));

/** How many characters before a phrase are searched for the start of its clause. */
const LEAD = 100;

/**
 * The names that somebody gives as their own, in order. Names are recognised by their capitals.
 *
 * @param greeted words of names that may occur in a greeting ("Hi Ana, this is …")
 */
export function selfIntroductions(text: string, greeted: ReadonlySet<string>): SelfIntroduction[] {
  const opens = (lead: string): boolean => lead.length <= 120 && !REPORTED.test(lead) && wordsOf(lead).every((word) => GREETING.has(word) || greeted.has(word));
  const found: SelfIntroduction[] = [];
  for (const { how, pattern } of CLAUSES) {
    for (const { name, start } of matches(pattern, text)) {
      const lead = text.slice(Math.max(0, start - LEAD), start);
      if (CLAUSE_START.test(lead) && !REPORTED.test(lead)) found.push({ name, how, start });
    }
  }
  for (const { how, pattern } of OPENINGS) {
    for (const { name, start } of matches(pattern, text)) if (opens(text.slice(0, start))) found.push({ name, how, start });
  }
  return found.sort((a, b) => a.start - b.start);
}

const matches = (pattern: RegExp, text: string): { name: string; start: number }[] =>
  [...text.matchAll(pattern)].map((match) => ({ name: match.groups!['name']!, start: match.index }));
