import { type Span, sourceRange, withItsTags } from '../blocks/block.ts';
import { TO_LAST_WORDLESS, WORDLESS } from '../blocks/things.ts';
import { isWhole } from '../blocks/whole.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';

/** Where a paragraph of a segment begins in the source, with what has no words before its first one: behind the header, if that is in the same block. */
export function startOf({ source }: Interpretation, { header }: SegmentPlace, span: Span): number {
  if (span.start === 0) return span.block.inner.start;
  const words = withItsTags(source, span).start;
  const from = header ? Math.max(...[header.name, header.time].flatMap((part) => (part ? sourceRange(part).end : []))) : words;
  const thing = source.slice(from, words).search(WORDLESS);
  return thing < 0 ? words : from + thing;
}

/** Where the words of a paragraph end in the source, with what has no words behind the last one. */
export function endOf({ source }: Interpretation, span: Span): number {
  const { end } = withItsTags(source, span);
  const things = TO_LAST_WORDLESS.exec(source.slice(end, span.block.inner.end))?.[0] ?? '';
  return isWhole(things) && !LINE_BREAK.test(things) ? end + things.length : end;
}

export const LINE_BREAK = /<br\b/i;
