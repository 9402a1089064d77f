import { decodeFeed } from '#core/feed/encoding';

/** The text of a published feed, whatever its encoding. */
export function feedText(bytes: Uint8Array): string {
  const decoded = decodeFeed(bytes);
  if ('problems' in decoded) throw new Error(`a published feed cannot be decoded: ${decoded.problems[0].message}`);
  return decoded.text;
}
