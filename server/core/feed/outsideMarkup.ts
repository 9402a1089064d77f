const OPENINGS = String.raw`<!\[CDATA\[|<!--|<\?|<!DOCTYPE`;
const CLOSING: Readonly<Record<string, string>> = { '<![CDATA[': ']]>', '<!--': '-->', '<?': '?>', '<!DOCTYPE': '>' };

/** The end of a construct that opens at `from`, or -1. A DOCTYPE may contain declarations in brackets. */
function endOf(text: string, opening: string, from: number): number {
  const closing = CLOSING[opening]!;
  let close = text.indexOf(closing, from);
  if (opening === '<!DOCTYPE' && text.slice(from, close).includes('[')) {
    const bracket = text.indexOf(']', from);
    close = bracket === -1 ? -1 : text.indexOf('>', bracket);
  }
  return close === -1 ? -1 : close + closing.length;
}

/**
 * Finds a pattern wherever XML resolves references: in text and attributes, not in CDATA, comments, instructions or the DOCTYPE.
 * Linear: it stops at the first construct that is never closed.
 */
export function* outsideMarkup(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  const either = new RegExp(`${OPENINGS}|${pattern.source}`, 'gu');
  for (let match = either.exec(text); match; match = either.exec(text)) {
    if (!Object.hasOwn(CLOSING, match[0])) yield match;
    else {
      const end = endOf(text, match[0], either.lastIndex);
      if (end === -1) return;
      either.lastIndex = end;
    }
  }
}
