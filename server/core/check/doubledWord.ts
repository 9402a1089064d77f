import type { Finding } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';
import { passagesOf } from './passages.ts';
import { wordCount } from './wordCount.ts';

/** English words that never occur twice in a row in a sentence; "that that", "had had", "very very" may be intended. */
const NEVER_TWICE = new Set('the a an of for with at from by and or but if he she they these those his its their your as are were be could would should than into about'.split(' '));
const DOUBLED = /(?<![\p{L}’'-])(\p{L}+)\s+\1(?![\p{L}’'-])/giu;
/** If doubled words are closer together than this on average, the transcript records hesitations on purpose. */
const WORDS_APART = 600;
/** How many characters to search for the words that show the place. */
const AROUND = 200;

/** A word written twice but meant once: "to the the mill". Silent if the transcript records hesitations. */
export function doubledWord(episode: CheckedEpisode): Finding[] {
  let words = 0;
  const findings = passagesOf(episode).flatMap(({ record, text, rewritten }) => {
    words += wordCount(text);
    return [...text.matchAll(DOUBLED)].filter(([, word]) => NEVER_TWICE.has(word!.toLowerCase())).map(({ 0: both, 1: word, index }) => {
      const once = text.slice(0, index) + word! + text.slice(index + both.length);
      const around = text.slice(Math.max(0, index + both.length - AROUND), index + both.length).split(/\s+/u).slice(-4).join(' ');
      const operation = rewritten(once);
      return foundAt(record, 'doubled-word', 'warning', `“${word!}” stands here twice: “… ${around}”.`, operation ? [{ title: `Write “${word!}” once`, operation }] : [], around);
    });
  });
  return findings.length > Math.max(3, words / WORDS_APART) ? [] : findings;
}
