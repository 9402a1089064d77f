import type { PublicationPreview } from '#core/model/publication';
import type { Enrichment } from '#core/model/show';
import type { CorrectedFile } from '../linked/correctedFiles.ts';
import { sha256 } from '../platform/secrets.ts';

/** What happens to a linked file that corrections affect. */
export type LinkedNews = Omit<PublicationPreview['linked'][number], 'episodeId' | 'title'>;

/** The same with the name of its corrected bytes, so that the next publication knows whether they change. */
export type LinkedFile = LinkedNews & { sha256: string };

/** Formats that are not among ours: if our transcripts are linked, such a file is not linked any more. */
const NOT_OURS: ReadonlySet<string> = new Set(['ttml', 'text']);

function fateOf({ format, regenerated }: CorrectedFile, on: ReadonlySet<Enrichment>): LinkedNews['becomes'] {
  if (!on.has(format === 'chapters-json' ? 'chapters' : 'transcripts')) return 'kept';
  if (NOT_OURS.has(format)) return 'replaced';
  return regenerated ? 'regenerated' : 'patched';
}

/** The linked files of an item that corrections affect. */
export const affectedFiles = (files: readonly CorrectedFile[], on: ReadonlySet<Enrichment>): LinkedFile[] =>
  files.filter(({ changed, notHeld }) => changed || notHeld.length > 0).map((file) => ({
    sha256: sha256(file.bytes).toString('hex'), name: file.name, url: file.replacesUrl, becomes: fateOf(file, on), why: file.regenerated?.why ?? null,
    notHeld: countedBy(file.notHeld.map(({ why }) => why)),
  }));

/** The files that come to say something else than when the item was last written, or are linked from elsewhere; `off` if it was corrected until now. */
export const linkedNews = (before: readonly LinkedFile[], now: readonly LinkedFile[]): LinkedNews[] =>
  now.filter(({ url, becomes, sha256: bytes }) => !before.some((was) => was.url === url && was.becomes === becomes && was.sha256 === bytes))
    .map(({ sha256: _, ...news }) => (news.becomes === 'kept' && before.some(({ url, becomes }) => url === news.url && becomes !== 'kept') ? { ...news, becomes: 'off' } : news));

/** The files that had corrections in them and have none any more: if they are still linked, each is its host's own again. */
export const takenOut = (before: readonly LinkedFile[], now: readonly LinkedFile[]): LinkedNews[] =>
  before.filter(({ url, becomes }) => becomes !== 'kept' && !now.some((is) => is.url === url)).map(({ name, url }) => ({ name, url, becomes: 'host', why: null, notHeld: [] }));

function countedBy(reasons: readonly string[]): { why: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const why of reasons) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts].map(([why, count]) => ({ why, count }));
}
