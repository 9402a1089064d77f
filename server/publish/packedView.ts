import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import type { PublishedView } from './publishedView.ts';

const BRACE = 0x7b;

/**
 * A view as it is kept: its text, compressed. The database looks for nothing in it, and takes longer to read and to compress JSON than a
 * publication takes for all the rest.
 */
export const packView = (text: string): Promise<Buffer> => promisify<string, Buffer>(deflate)(text);

/** Views of before they were compressed are kept as their text. */
export async function unpackView(bytes: Uint8Array): Promise<PublishedView> {
  const text = bytes[0] === BRACE ? Buffer.from(bytes) : await promisify<Uint8Array, Buffer>(inflate)(bytes);
  return JSON.parse(text.toString()) as PublishedView;
}
