import { z } from 'zod';
import type { Id } from '#core/model/id';

/** A recording of which the server does not have all yet: by what its file is known again. Of its bytes nothing is kept. */
const Unfinished = z.strictObject({ userId: z.string(), uploadId: z.string(), name: z.string(), size: z.number(), lastModified: z.number() });
export type Unfinished = z.infer<typeof Unfinished>;

const nameOf = (episodeId: Id): string => `stet.upload.${episodeId}`;

/** What one person began to send from this browser for an episode; whoever else signs in here has no part in it. */
export class UnfinishedUpload {
  /** Where the browser keeps nothing, this page knows it while it is open. */
  #here: Unfinished | null = null;

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, private readonly episodeId: Id, private readonly userId: Id) {}

  recall(): Unfinished | null {
    return this.#stored() ?? this.#here;
  }

  #stored(): Unfinished | null {
    try {
      const { data } = Unfinished.safeParse(JSON.parse(this.storage.getItem(nameOf(this.episodeId)) ?? 'null'));
      return data?.userId === this.userId ? data : null;
    } catch {
      return null;
    }
  }

  /** A full or forbidden store keeps nothing: a broken upload goes on while the page is open, then. */
  keep(uploadId: Id, { name, size, lastModified }: File): void {
    this.#here = { userId: this.userId, uploadId, name, size, lastModified };
    try {
      this.storage.setItem(nameOf(this.episodeId), JSON.stringify(this.#here));
    } catch {
      // as said
    }
  }

  forget(): void {
    this.#here = null;
    if (this.#stored()) this.storage.removeItem(nameOf(this.episodeId));
  }
}
