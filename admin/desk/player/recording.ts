import type { AudioUpload, UploadedAudio } from '#core/model/recording';
import { Observable } from '../observable';
import { differenceOf, type Difference } from './sameFile';
import type { UnfinishedUpload } from './unfinished';
import type { UploadOptions } from './upload';

/** A recording on its way to the server; `share`, from 0 to 1, has arrived; null if the server could not say. */
export type Sending =
  | { kind: 'uploading'; name: string; share: number }
  /** A file was chosen again, and is being compared with what the server has. */
  | { kind: 'comparing'; name: string; share: number | null }
  /** It broke off: just now, with `file` still at hand and a reason in `why`, or on an earlier visit. */
  | { kind: 'broken'; name: string; share: number | null; file: File | null; why: string | null }
  /** The file chosen to resume with is a different one. */
  | { kind: 'other'; name: string; share: number; file: File; difference: Difference }
  /** The server no longer has any of it, and says why. */
  | { kind: 'gone'; name: string; file: File | null; why: string };

export interface RecordingState {
  /** The complete uploaded recording. */
  upload: UploadedAudio | null;
  sending: Sending | null;
  /** What failed, in words. */
  problem: string | null;
}

interface Around {
  unfinished: UnfinishedUpload;
  send: (file: File, options: UploadOptions) => Promise<UploadedAudio>;
  look: (uploadId: string) => Promise<AudioUpload>;
  giveUp: (uploadId: string) => Promise<unknown>;
  remove: () => Promise<unknown>;
  /** Called when another recording is to be played from now on. */
  replaced: () => void;
}

/** The recording that somebody uploads: sent in pieces, resumed after a reload or a crash, given up, removed. */
export class Recording extends Observable<RecordingState> {
  #attempt = new AbortController();

  constructor(upload: UploadedAudio | null, private readonly around: Around) {
    super({ upload, sending: null, problem: null });
  }

  /** Shows what an earlier visit left half sent. */
  async recall(): Promise<void> {
    const begun = this.around.unfinished.recall();
    if (begun === null) return;
    if (this.get().upload?.id === begun.uploadId) return this.around.unfinished.forget();
    const upload = await this.#look(begun.uploadId, begun.name, null);
    if (upload) this.set({ sending: { kind: 'broken', name: begun.name, share: shareOf(upload), file: null, why: null } });
  }

  /** Resumes the unfinished upload with a file, or starts one. */
  async choose(file: File): Promise<void> {
    const begun = this.around.unfinished.recall();
    if (begun === null) return this.begin(file);
    const { signal } = this.#anew();
    const before = this.get().sending;
    this.set({ sending: { kind: 'comparing', name: file.name, share: before && 'share' in before ? before.share : null }, problem: null });
    try {
      const upload = await this.#look(begun.uploadId, begun.name, file);
      if (!upload || signal.aborted) return;
      const difference = await differenceOf(file, begun, upload);
      if (signal.aborted) return;
      if (difference !== null) this.set({ sending: { kind: 'other', name: begun.name, share: shareOf(upload), file, difference } });
      else await this.#send(file, upload);
    } catch (error) {
      // a disk that was removed, a file that was deleted meanwhile
      if (!signal.aborted) this.set({ sending: before, problem: (error as Error).message });
    }
  }

  /** Sends a file from its start, replacing an unfinished upload. */
  async begin(file: File): Promise<void> {
    this.#anew();
    this.around.unfinished.forget();
    this.set({ problem: null });
    await this.#send(file, null);
  }

  /** Discards what has been sent, here and on the server. */
  async giveUp(): Promise<void> {
    const { unfinished, giveUp } = this.around;
    const begun = unfinished.recall();
    const { sending } = this.get();
    this.#anew();
    try {
      if (begun) await giveUp(begun.uploadId);
    } catch (error) {
      if (!isGone(error)) return this.#broke(error, begun!.name, sending?.kind === 'broken' ? sending.file : null);
    }
    unfinished.forget();
    this.set({ sending: null, problem: null });
  }

  async remove(): Promise<void> {
    try {
      await this.around.remove();
      this.set({ upload: null, problem: null });
      this.around.replaced();
    } catch (error) {
      this.set({ problem: (error as Error).message });
    }
  }

  /** The user has read what failed. */
  dismiss(): void {
    this.set({ problem: null });
  }

  /** The episode was deleted, and with it all that was uploaded for it. */
  forget(): void {
    this.stop();
    this.around.unfinished.forget();
  }

  stop(): void {
    this.#attempt.abort();
  }

  #anew(): AbortController {
    this.#attempt.abort();
    this.#attempt = new AbortController();
    return this.#attempt;
  }

  /** Null if there is nothing to resume; the state then says so. */
  async #look(uploadId: string, name: string, file: File | null): Promise<AudioUpload | null> {
    const { signal } = this.#attempt;
    try {
      const upload = await this.around.look(uploadId);
      if (upload.received < upload.length) return signal.aborted ? null : upload;
      this.#arrived(upload);
    } catch (error) {
      if (!signal.aborted) this.#broke(error, name, file);
    }
    return null;
  }

  async #send(file: File, from: AudioUpload | null): Promise<void> {
    const { signal } = this.#attempt;
    const { unfinished, send } = this.around;
    this.set({ sending: { kind: 'uploading', name: file.name, share: from ? shareOf(from) : 0 } });
    const progress = (upload: UploadedAudio) => {
      if (signal.aborted) return;
      if (upload.received < upload.length) unfinished.keep(upload.id, file);
      this.set({ sending: { kind: 'uploading', name: file.name, share: shareOf(upload) } });
    };
    try {
      const upload = await send(file, { from, progress, signal });
      if (!signal.aborted) this.#arrived(upload);
    } catch (error) {
      if (!signal.aborted) this.#broke(error, file.name, file);
    }
  }

  #arrived({ id, fileName, mediaType, length, received }: UploadedAudio): void {
    this.around.unfinished.forget();
    this.set({ upload: { id, fileName, mediaType, length, received }, sending: null, problem: null });
    this.around.replaced();
  }

  #broke(error: unknown, name: string, file: File | null): void {
    const { unfinished } = this.around;
    const why = (error as Error).message;
    const { sending } = this.get();
    if (isGone(error)) {
      unfinished.forget();
      this.set({ sending: { kind: 'gone', name, file, why } });
    } else if (unfinished.recall()) this.set({ sending: { kind: 'broken', name, share: sending && 'share' in sending ? sending.share : null, file, why } });
    else this.set({ sending: null, problem: why });
  }
}

const shareOf = ({ received, length }: Pick<UploadedAudio, 'received' | 'length'>): number => received / length;

const isGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'no-upload';
