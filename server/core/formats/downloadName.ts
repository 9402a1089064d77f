const LONGEST = 100;

/** What file systems forbid or reinterpret in names, and characters that change the direction of text. */
const UNUSABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}/\\:*?"<>|]+/gu;

/**
 * The name of a downloaded file: the episode's title, for chapters followed by `chapters`, and the part that distinguishes formats:
 * `transcript.vtt` of "Low water" is `Low water.vtt`, `chapters.psc.xml` is `Low water.chapters.psc.xml`.
 */
export function downloadName(title: string, file: string): string {
  const usable = [...title.replaceAll(UNUSABLE, ' ').replaceAll(/\s+/g, ' ').trim()].slice(0, LONGEST).join('').replaceAll(/^[. ]+|[. ]+$/gu, '');
  return usable === '' ? file : `${usable}${file.startsWith('transcript.') ? file.slice('transcript'.length) : `.${file}`}`;
}

/**
 * The Content-Disposition header that saves a file under this name: RFC 6266, with the name encoded as in RFC 8187 and, for clients that
 * read only that, in ASCII.
 */
export function attachment(name: string): string {
  const ascii = name.normalize('NFKD').replaceAll(/\p{M}+/gu, '').replaceAll(/[^\x20-\x7e]+/gu, '_').replaceAll(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
