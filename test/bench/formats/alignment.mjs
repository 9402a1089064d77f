/** Carrying word times over to an edited text: ours against stt-align-node, on the same talk with six of a hundred words edited. */
import { alignWords } from '../../../dist/server/core/edit/align.js';
import { seeded } from '../../../dist/server/core/edit/fixtures/anyOperation.js';
import { speech } from '../../../dist/server/core/edit/fixtures/speech.js';
import { interleavedMs } from '../measure.mjs';
import { peer } from '../peers/install.mjs';

const WORDS = 5_000;
const SEEDS = [1, 2, 3, 4];

/** Words with times, and the words after the edits; `was` is the original of an unchanged word. */
function edited(seed) {
  const next = seeded(seed);
  const words = speech(seed, WORDS).map((text, index) => ({ text, startMs: 500 + index * 300, endMs: 700 + index * 300 }));
  const any = () => words[Math.floor(next() * WORDS)].text;
  const after = words.flatMap((was) => {
    const draw = next();
    if (draw < 0.02) return [{ text: any() }];
    if (draw < 0.04) return [];
    return draw < 0.06 ? [{ text: was.text, was }, { text: any() }] : [{ text: was.text, was }];
  });
  return { words, after, text: after.map(({ text }) => text).join(' ') };
}

/** For each unchanged word, whether it kept its exact times. */
const kept = (after, times) => after.flatMap(({ was }, index) => {
  const is = times[index];
  return was ? [is !== undefined && Math.round(is.startMs) === was.startMs && Math.round(is.endMs) === was.endMs && !is.estimated] : [];
});

/** Median times for one text in milliseconds, and the share of unchanged words in several texts that kept their exact times. */
export async function alignment() {
  const alignSTT = await peer('stt-align-node');
  const aligners = {
    Stet: ({ words, text }) => alignWords(words, text),
    'stt-align-node': ({ words, text }) =>
      alignSTT({ words: words.map(({ text: word, startMs, endMs }) => ({ text: word, start: startMs / 1000, end: endMs / 1000 })) }, text).map(({ start, end }) => ({ startMs: start * 1000, endMs: end * 1000 })),
  };
  const texts = SEEDS.map(edited);
  const ms = await interleavedMs(Object.fromEntries(Object.entries(aligners).map(([name, align]) => [name, () => align(texts[0])])), 3);
  const exact = Object.fromEntries(Object.entries(aligners).map(([name, align]) => {
    const all = texts.flatMap((edit) => kept(edit.after, align(edit)));
    return [name, all.filter(Boolean).length / all.length];
  }));
  return { count: WORDS, ms, exact };
}
