import type { Range } from '../../model/patch.ts';
import { type Block, spaceOn } from '../blocks/block.ts';
import { endTagsAfter, looseTags, nameOf } from '../blocks/inlineTags.ts';
import { WORDLESS } from '../blocks/things.ts';
import { isWhole } from '../blocks/whole.ts';
import type { Interpretation } from '../interpret.ts';
import type { ViewSegment } from '../reading.ts';
import type { SegmentPlace } from '../transcript.ts';
import { cloned } from './clone.ts';
import { wordDiff } from './diff.ts';
import type { Order } from './order.ts';
import { spansWithin } from './texts.ts';

/** Words in a row that a segment loses, without a picture or player between them. */
interface Lost {
  block: Block;
  words: readonly Range[];
  /** Whether a single word counts: in the middle of a segment, one is rather corrected than moved. */
  isSure: boolean;
}

/** So many words in a row are the same words, even if more of them are lost. */
const ENOUGH = 4;
/** At most so many places with the same two words are compared. */
const MOST_ALIKE = 16;

/** The notes, knowing which words their segments lose, and how to write them elsewhere. */
export function carrying(notes: Interpretation, view: readonly ViewSegment[], { keys, moved }: Order): Interpretation {
  if (notes.format === 'text') return notes;
  const words = new CarriedWords(notes);
  const wanted = new Map(keys.map((key, index) => [key, moved.has(key) ? '' : view[index]!.text]));
  for (const place of notes.segments) {
    const { id, text } = place.segment;
    const is = wanted.get(id) ?? '';
    for (const { from, to } of is === '' ? [{ from: 0, to: text.length }] : wordDiff(text, is)) words.lose(place, { start: from, end: to });
  }
  return { ...notes, carried: (text, plain) => words.html(text, plain) };
}

/**
 * Words that segments lose, to be written with their links and emphasis where others gain them. Where words can be cut or joined in place, this
 * is not needed; but they also go over the border of two segments, or past others.
 */
class CarriedWords {
  private readonly starting = new Map<string, { lost: Lost; at: number }[]>();

  constructor(private readonly notes: Interpretation) {}

  /** @param range what the segment loses of its text */
  lose(place: SegmentPlace, range: Range): void {
    const { source } = this.notes;
    const { text } = place.segment;
    const isSure = range.start === 0 || range.end === text.length || /\s/.test(text.slice(range.start, range.end).trim());
    for (const { block, start, end } of spansWithin(place, range)) {
      const { starts, ends, base } = block;
      let words: Range[] = [];
      const flush = (): void => {
        const lost: Lost = { block, words, isSure };
        words.forEach((_, at) => this.index(lost, at));
        words = [];
      };
      for (const { index, 0: { length } } of block.text.slice(start, end).matchAll(/\S+/g)) {
        const word: Range = { start: start + index, end: start + index + length };
        const last = words.at(-1);
        if (last && WORDLESS.test(source.slice(ends[base + last.end - 1], starts[base + word.start]))) flush();
        if (WORDLESS.test(source.slice(starts[base + word.start], ends[base + word.end - 1]))) flush();
        else words.push(word);
      }
      flush();
    }
  }

  /** A text in HTML, with the markup of the words in it that moved; `plain` writes the others. */
  html(text: string, plain: (text: string) => string): string {
    const words = Array.from(text.matchAll(/\S+/g), ({ index, 0: { length } }): Range => ({ start: index, end: index + length }));
    let [html, done] = ['', 0];
    for (let at = 0; at < words.length;) {
      const found = this.longest(text, words, at);
      const carried = found && this.withMarkup(found.lost, found.at, found.count);
      if (!carried) {
        at += 1;
        continue;
      }
      html += plain(text.slice(done, words[at]!.start)) + carried;
      at += found.count;
      done = words[at - 1]!.end;
    }
    return html + plain(text.slice(done));
  }

  private index(lost: Lost, at: number): void {
    const { words, isSure } = lost;
    if (at + 1 === words.length && !(words.length === 1 && isSure)) return;
    const key = keyOf(lost.block.text, words, at);
    const known = this.starting.get(key);
    if (!known) this.starting.set(key, [{ lost, at }]);
    else if (known.length < MOST_ALIKE) known.push({ lost, at });
  }

  private longest(text: string, words: readonly Range[], from: number): { lost: Lost; at: number; count: number } | null {
    const first = text.slice(words[from]!.start, words[from]!.end);
    const candidates = [...(this.starting.get(keyOf(text, words, from)) ?? []), ...(this.starting.get(first) ?? [])];
    let best: { lost: Lost; at: number; count: number } | null = null;
    for (const { lost, at } of candidates) {
      const count = inCommon(text, words, from, lost, at);
      if ((count >= ENOUGH || count === lost.words.length) && count > (best?.count ?? 0)) best = { lost, at, count };
    }
    return best;
  }

  /** Some words as they are in the source; an element that has others too is repeated. */
  private withMarkup({ block, words }: Lost, at: number, count: number): string | null {
    const { source } = this.notes;
    const { starts, ends, base, inner, text } = block;
    const [first, last] = [words[at]!, words[at + count - 1]!];
    const [before, after] = [spaceOn(text, first.start, -1), spaceOn(text, last.end, 1)];
    const [from, to] = [starts[base + first.start]!, ends[base + last.end - 1]!];
    const outer = before > 0 ? ends[base + before - 1]! : inner.start;
    const body = source.slice(from, to);
    const closed = endTagsAfter(source, to, after < text.length ? starts[base + after]! : inner.end);
    const own = looseTags(source.slice(outer, from)).starts.length;
    const open = looseTags(source.slice(inner.start, from)).starts;
    const loose = looseTags(body);
    const rest = [...open.slice(0, open.length - loose.ends.length), ...loose.starts];
    let taken = 0;
    while (taken < closed.length && rest.length > 0 && nameOf(closed[taken]!) === nameOf(rest.at(-1)!)) {
      rest.pop();
      taken += 1;
    }
    const opening = open.map((tag, index) => (index < open.length - own || index < rest.length ? cloned(tag) : tag)).join('');
    const closing = closed.slice(0, taken).join('') + rest.map((tag) => `</${nameOf(tag)}>`).toReversed().join('');
    const html = opening + rest.slice(open.length).reduce((made, tag) => made.replace(tag, () => cloned(tag)), body) + closing;
    return isWhole(html) ? html : null;
  }
}

/** A word and the one after it. */
const keyOf = (text: string, words: readonly Range[], at: number): string => text.slice(words[at]!.start, words[Math.min(at + 1, words.length - 1)]!.end);

/** How many words from one on are those of a lost stretch from another on, with the same white space between them. */
function inCommon(text: string, words: readonly Range[], from: number, { block, words: lost }: Lost, at: number): number {
  let count = 0;
  while (from + count < words.length && at + count < lost.length) {
    const [here, there] = [words[from + count]!, lost[at + count]!];
    const [begun, began] = count === 0 ? [here.start, there.start] : [words[from + count - 1]!.end, lost[at + count - 1]!.end];
    if (text.slice(begun, here.end) !== block.text.slice(began, there.end)) break;
    count += 1;
  }
  return count;
}
