const SECRET_NAME = /pass(?:word|wd|phrase)?|secret|token|cookie|authorization|credential|api-?key|signature/i;
const URL_IN_TEXT = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi;
export const REDACTED = '[redacted]';

/** A URL without what could open a door: credentials, every value of its query, its fragment and the token of a private feed's path. */
export const redactUrl = (url: string): string =>
  url
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, `$1${REDACTED}@`)
    .replace(/(\/feeds\/private\/)[^/?#]+/i, `$1${REDACTED}`)
    .replace(/[?#].*$/s, (tail) => (tail.length > 1 ? `${tail[0]}${REDACTED}` : tail));

/** A JSON value that may be kept for ever: fields with a secret's name are emptied, URLs lose their secrets. */
export function redact(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(URL_IN_TEXT, redactUrl);
  if (Array.isArray(value)) return value.map(redact);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, SECRET_NAME.test(name) ? REDACTED : redact(field)]));
}
