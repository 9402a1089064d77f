const REDACTED = '[redacted]';
const SECRET_NAME = /pass(?:word|wd|phrase)?|secret|token|cookie|authorization|credential|api-?key|signature/i;
const URL_IN_TEXT = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi;
/** `password=…`, `"token": "…"`, `Cookie: …` up to the end of the value. */
const NAMED_SECRET = /((?:pass(?:word|wd|phrase)|secret|token|set-cookie|cookie|authorization|api-?key)["']?\s*[:=]\s*)("[^"]*"|'[^']*'|(?:Bearer|Basic)\s+\S+|[^\s,;}&]+)/gi;
const SCHEMED_SECRET = /\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi;

const redactUrl = (url: string): string =>
  url
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, `$1${REDACTED}@`)
    .replace(/[?#].*$/s, (tail) => (tail.length > 1 ? `${tail[0]}${REDACTED}` : tail));

/** Removes from a text the credentials and query of any URL, the token in a private feed's path, and whatever follows a secret's name. */
export const redactText = (text: string): string =>
  text
    .replace(URL_IN_TEXT, redactUrl)
    .replace(/(\/feeds\/private\/)[^:/\s?#][^/\s?#]*/gi, `$1${REDACTED}`)
    .replace(SCHEMED_SECRET, `$1 ${REDACTED}`)
    .replace(NAMED_SECRET, (whole, name: string, value: string) => (value.includes(REDACTED) ? whole : `${name}${REDACTED}`));

/** The same for a value with fields; fields named like a secret are redacted entirely. */
export function redactValue(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value instanceof Error) return redactText(value.stack ?? value.message);
  if (Array.isArray(value)) return value.map(redactValue);
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? String(value) : value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, SECRET_NAME.test(name) ? REDACTED : redactValue(field)]));
}
