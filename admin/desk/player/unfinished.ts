import { z } from 'zod';
import type { Id } from '#core/model/id';

/** An unfinished upload: what its file is recognised by. None of its bytes are stored. */
const Unfinished = z.strictObject({ userId: z.string(), uploadId: z.string(), name: z.string(), size: z.number(), lastModified: z.number() });
export type Unfinished = z.infer<typeof Unfinished>;

const nameOf = (episodeId: Id): string => `stet.upload.${episodeId}`;

/** What one person began to upload from this browser for an episode; others who sign in here do not see it. */
export class UnfinishedUpload {
  /** Known to this page while it is open, if the browser stores nothing. */
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

  /** A full or forbidden storage keeps nothing: a broken upload can then be resumed only while the page is open. */
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
