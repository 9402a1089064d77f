import { applyPatches, type Patch } from '../model/patch.ts';
import type { EditedEpisode, EditedFeed } from '../model/editorialView.ts';
import type { Enrichment } from '../model/show.ts';
import type { NotHeld } from '../notes/reading.ts';
import { alike } from './alike.ts';
import { documentOf, type FeedDocument } from './document.ts';
import { decodeFeed, encodeFeed, type DecodedFeed } from './encoding.ts';
import { viewOfItem, type GotEpisode } from './get.ts';
import { bytePatches, patchedBytes, type BytePatch } from './patchedBytes.ts';
import type { FeedProblem } from './problem.ts';
import { itemsOf, unlessDisagreed } from './read.ts';
import { feedViewOf, keyIn, type KnownEpisode, type Refusal } from './resolve.ts';
import { unwritten } from './unwritten.ts';
import type { FeedWriting, Left, Replaced } from './view.ts';
import { writeDocument } from './write.ts';

/** The result of putting an edited view into a feed. Paths are those of the view: `episodes[2].segments[5].startMs`. */
export interface PutFeed {
  ok: true;
  bytes: Uint8Array;
  /** Of the decoded text, in UTF-16 offsets: empty if nothing was edited; then `bytes` are the original ones. */
  patch: Patch[];
  /** Every edited field that the feed cannot hold as wanted, with what it says instead. */
  notHeld: NotHeld[];
  /** Edits that another place with the same words does not repeat. */
  left: Left[];
  /** Elements of the source that were replaced by an addition of ours. */
  replaced: Replaced[];
}

export type { Refusal };

/**
 * Writes an edited view back into the feed it was read from: the `put` of the lens, with {@link import('./get.ts').getFeed} as the
 * `get`. Without edits, the bytes are the same. The result reads as the view except for exactly the fields in `notHeld`; bytes outside
 * the edited parts are the source's.
 *
 * Episodes are matched by `key`, records by `id`: without one they are new, a missing one was deleted, and the order is the list's. An
 * absent field stays. Derived data (parts, speakers, warnings, lines, where a time or speaker was read from) cannot be edited; if it
 * was changed all the same, that is in `notHeld`.
 *
 * @returns problems if the bytes are not a feed, refusals if the view does not belong to it: then nothing is written
 */
export function putFeed(bytes: Uint8Array, edited: EditedFeed, enrichments: readonly Enrichment[] = []): PutFeed | { ok: false; problems: FeedProblem[] } | { ok: false; refusals: Refusal[] } {
  const put = putText(bytes, edited, enrichments);
  if (!put.ok) return put;
  // nothing holds the text any more at this point
  const { patches, ...rest } = put;
  const written = Array.isArray(patches) ? patchedBytes(bytes, patches) : patches;
  return written === bytes ? { ...rest, bytes, patch: [] } : { ...rest, bytes: written };
}

type PutText = Omit<PutFeed, 'bytes'> & { patches: BytePatch[] | Uint8Array };

/** The same without the bytes: `patches` are patches of the original ones, or the new bytes themselves. */
function putText(bytes: Uint8Array, edited: EditedFeed, enrichments: readonly Enrichment[]): PutText | { ok: false; problems: FeedProblem[] } | { ok: false; refusals: Refusal[] } {
  const decoded = decodeFeed(bytes);
  if ('problems' in decoded) return { ok: false, problems: decoded.problems };
  const document = documentOf(decoded.text);
  if ('problems' in document) return { ok: false, problems: document.problems };
  const known = unlessDisagreed(() => knownIn(document, edited));
  if ('problems' in known) return { ok: false, ...known };
  const { view, keys, refusals } = feedViewOf(known, edited);
  if (refusals.length > 0) return { ok: false, refusals };
  const writing = writeDocument(document, view, enrichments);
  const notHeld = [...pathsOf(writing, keys), ...unwritten(known, edited, keys)];
  const { left, replaced } = writing;
  const patch = inOrder(writing.patches);
  return { ok: true, patch, notHeld, left, replaced, patches: bytePatches(decoded, patch) ?? encodedAnew(bytes, decoded, patch) };
}

function encodedAnew(bytes: Uint8Array, { text, encoding, bom }: DecodedFeed, patch: readonly Patch[]): Uint8Array {
  const written = applyPatches(text, patch);
  return written === text ? bytes : encodeFeed(written, encoding, bom);
}

/** The view changes little of a long archive: everything else is released as it is read. */
function knownIn(document: FeedDocument, edited: EditedFeed): KnownEpisode[] {
  const wanted = new Map(edited.episodes.map((episode) => [keyIn(episode), episode]));
  return Array.from(itemsOf(document), ({ item }) => {
    const view = wanted.get(item.key);
    const episode = view && viewOfItem(item);
    return { key: item.key, said: episode && !saysNothingElse(view, episode) ? episode : null };
  });
}

const saysNothingElse = (view: EditedEpisode, episode: GotEpisode): boolean =>
  Object.entries(view).every(([field, value]) => value === undefined || alike(value, episode[field as keyof GotEpisode]));

/** Converts reports by key into paths of the view. */
function pathsOf({ notHeld }: FeedWriting, keys: readonly string[]): NotHeld[] {
  const indexes = new Map(keys.map((key, index) => [key, index]));
  return notHeld.map(({ key, path, ...rest }) => ({ path: key === null ? path : `episodes[${indexes.get(key)!}].${path}`, ...rest }));
}

const inOrder = (patches: readonly Patch[]): Patch[] => [...patches].sort((a, b) => a.start - b.start || a.end - b.end);

