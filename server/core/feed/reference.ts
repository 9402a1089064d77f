const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A character or entity reference: `&name;`, `&#8212;`, `&#x2014;`. */
export const REFERENCE = /&(?:#(\d+)|#x([0-9A-Fa-f]+)|([^\s;&<]+));/;

/**
 * What one reference stands for (XML 1.0, §§ 4.1, 4.6). An entity that only a DOCTYPE could define is never expanded: it stands
 * for itself.
 */
export function decodeReference(reference: string): string {
  const match = REFERENCE.exec(reference);
  if (!match) return reference;
  const [, decimal, hexadecimal, name] = match;
  if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name]! : reference;
  const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : reference;
}

/** A text with all references decoded, one level. */
export const decodeReferences = (text: string): string =>
  text.includes('&') ? text.replace(new RegExp(REFERENCE, 'g'), decodeReference) : text;
