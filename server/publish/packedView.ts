import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import type { PublishedView } from './publishedView.ts';

const BRACE = 0x7b;

/**
 * A view as it is stored: compressed text. The database never searches it, and would take longer to parse and compress it as JSON than the
 * rest of a publication takes.
 */
export const packView = (text: string): Promise<Buffer> => promisify<string, Buffer>(deflate)(text);

/** SQL, to select from: the stored views by name, in the form that today's reader gave them where it restated them. */
export const PUBLISHED_VIEWS = '(select v.sha256, v."sourceId", coalesce(r.view, v.view) as view from "published_view" v left join "restated_view" r on r.sha256 = v.sha256)';

/** Older views are stored as plain text. */
export async function unpackView(bytes: Uint8Array): Promise<PublishedView> {
  const text = bytes[0] === BRACE ? Buffer.from(bytes) : await promisify<Uint8Array, Buffer>(inflate)(bytes);
  return JSON.parse(text.toString()) as PublishedView;
}
