import { sha256 } from '../platform/secrets.ts';
import type { MadeFeed } from './madeFeed.ts';

const MOST = 8;
const MOST_BYTES = 16_000_000;

/** The feeds that were made last, by all that they were made of: who publishes what was just looked at does not make it again. */
export class RecentFeeds {
  private readonly kept = new Map<string, MadeFeed>();

  async get(madeOf: unknown, make: () => Promise<MadeFeed>): Promise<MadeFeed> {
    const name = sha256(JSON.stringify(madeOf)).toString('hex');
    const feed = this.kept.get(name) ?? (await make());
    this.kept.delete(name);
    this.kept.set(name, feed);
    let left = MOST_BYTES;
    for (const [position, [key, each]] of [...this.kept].toReversed().entries()) {
      left -= sizeOf(each);
      if (position >= MOST || left < 0) this.kept.delete(key);
    }
    return feed;
  }
}

const sizeOf = ({ planned: { chunks }, files }: MadeFeed): number =>
  chunks.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0) + files.reduce((sum, { bytes }) => sum + bytes.length, 0);
