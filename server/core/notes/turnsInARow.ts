import { type Block, type Page, sliceOf } from './blocks/block.ts';
import { NO_SPEAKERS } from './lineHeader.ts';
import { isSpeakerName } from './turns.ts';

/** A label that may begin a turn. */
interface Label {
  at: number;
  name: string;
  /** Whether it says when. */
  timed: boolean;
  emphasised: boolean;
}

const LABEL = /(\p{Lu}[^\s:.!?,;()[\]]{0,30}(?:[ \u00a0][^\s:.!?,;()[\]]{1,30}){0,3})(?:[ \u00a0]?[([]\d{1,3}:\d{2}(?::\d{2})?[)\]](:?)|:)(?=[\s\u00a0])/uy;
const AFTER_SPACE = /(?<=[\s\u00a0])\p{Lu}/gu;
/** The end of a sentence; a title's abbreviation belongs to the name behind it. */
const SENTENCE_END = /[.!?…][”"’')\]]{0,2}[\s\u00a0]{1,3}$/;
const TITLE = /(?:^|[\s\u00a0])(?:Dr|Mr|Mrs|Ms|Prof|St|Sr)\.[\s\u00a0]{1,3}$/;
const EMPHASIS = /<(?:b|strong|em|i|u|span)\b[^<>]{0,200}>\s*$/i;
/** How often somebody is named at least, who is named in the middle of a line. */
const TWICE = 2;

/**
 * Divides paragraphs of a transcript that hold several turns without a line break between them: `Ana: Is it wet? Bo: Very.` A sentence may go on
 * like that, too. So such a name follows a sentence, and begins another paragraph, is emphasised as the first in its paragraph, or all of the
 * transcript is one paragraph; it is named twice at least, and so is somebody else.
 */
export function turnsInARow(blocks: readonly Block[], isSpoken: (index: number) => boolean, page: Page): Block[] {
  const found = blocks.map((block, index) => (block.kind === 'paragraph' && isSpoken(index) ? labelsIn(block, page) : []));
  const rows = found.filter(([first]) => first?.at === 0);
  if (rows.every(({ length }) => length < 2)) return [...blocks];
  const counts = new Map<string, number>();
  for (const { name } of rows.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const known = new Set([...counts].filter(([, count]) => count >= TWICE).map(([name]) => name));
  if (known.size < 2) return [...blocks];
  const beginning = new Set(rows.map(([first]) => first!.name));
  return blocks.flatMap((block, index) => {
    const [first, ...others] = found[index]!;
    if (first?.at !== 0 || !known.has(first.name)) return [block];
    const isTurn = ({ name, timed, emphasised }: Label): boolean => known.has(name) && timed === first.timed && emphasised === first.emphasised && (emphasised || beginning.has(name) || rows.length === 1);
    const edges = [0, ...others.filter(isTurn).map(({ at }) => at), block.text.length];
    return edges.length === 2 ? [block] : edges.slice(0, -1).map((from, part) => sliceOf(block, from, edges[part + 1]!, 'paragraph', page));
  });
}

function labelsIn(block: Block, { source }: Page): Label[] {
  const { text, starts, base } = block;
  if (!text.includes(':')) return [];
  const places = [...(/^\p{Lu}/u.test(text) ? [0] : []), ...Array.from(text.matchAll(AFTER_SPACE), ({ index }) => index)];
  return places.flatMap((at): Label[] => {
    LABEL.lastIndex = at;
    const match = LABEL.exec(text);
    const name = match?.[1];
    if (name === undefined || !isSpeakerName(name) || NO_SPEAKERS.has(name.toLowerCase())) return [];
    const emphasised = EMPHASIS.test(source.slice(at === 0 ? block.start : starts[base + at - 1], starts[base + at]));
    const before = text.slice(Math.max(0, at - 10), at);
    return at === 0 || emphasised || (SENTENCE_END.test(before) && !TITLE.test(before)) ? [{ at, name, timed: /\d[)\]]:?$/.test(match![0]), emphasised }] : [];
  });
}
