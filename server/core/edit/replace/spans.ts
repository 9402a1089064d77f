import type { Replacement } from './operation.ts';

/** Whether spans lie within a text, in order and without overlap. */
export function areSpansOf(text: string, spans: readonly Replacement[]): boolean {
  let from = 0;
  for (const { start, end } of spans) {
    if (start < from || end < start || end > text.length) return false;
    from = end;
  }
  return true;
}

/** A text with its spans replaced. */
export function replaceSpans(text: string, spans: readonly Replacement[]): string {
  let replaced = '';
  let from = 0;
  for (const span of spans) {
    replaced += text.slice(from, span.start) + span.text;
    from = span.end;
  }
  return replaced + text.slice(from);
}

/** The spans that turn the replaced text back into the original. */
export function spansBack(text: string, spans: readonly Replacement[]): Replacement[] {
  let grown = 0;
  return spans.map((span) => {
    const start = span.start + grown;
    grown += span.text.length - (span.end - span.start);
    return { start, end: start + span.text.length, text: text.slice(span.start, span.end) };
  });
}
