import { PIECE_BYTES, type UploadedAudio } from '#core/model/recording';
import { query, request, RequestError } from '../../request';

/** The wait after each failure in a row: a lost connection comes back within half a minute, or not at all. */
const PAUSES_MS = [0, 1_000, 2_000, 4_000, 8_000, 16_000];

export interface UploadOptions {
  /** What the server already has of it. */
  from: Pick<UploadedAudio, 'id' | 'received'> | null;
  /** Called after each piece. */
  progress: (upload: UploadedAudio) => void;
  signal: AbortSignal;
}

/** Sends a recording piece by piece; a lost piece is sent again, from where the server says. */
export async function uploadRecording(episodeId: string, file: File, { from, progress, signal }: UploadOptions): Promise<UploadedAudio> {
  let failures = 0;
  let upload = from?.id;
  for (let at = from?.received ?? 0; ;) {
    const end = Math.min(file.size, at + PIECE_BYTES);
    try {
      const uploaded = await request<UploadedAudio>(`/episodes/${encodeURIComponent(episodeId)}/audio${query({ name: file.name, upload })}`, {
        method: 'PUT', body: file.slice(at, end), headers: { 'Content-Range': `bytes ${at}-${end - 1}/${file.size}` }, signal,
      });
      failures = 0;
      upload = uploaded.id;
      at = uploaded.received;
      progress(uploaded);
      if (at === file.size) return uploaded;
    } catch (error) {
      const next = receivedIn(error);
      const goesOn = next !== null || (error instanceof RequestError && (error.status === 0 || error.status >= 500));
      const pauseMs = PAUSES_MS[failures];
      if (!goesOn || pauseMs === undefined) throw error;
      failures += 1;
      at = next ?? at;
      await rest(pauseMs, signal);
    }
  }
}

const rest = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    }, { once: true });
  });

/** Where to resume an upload whose answer got lost. */
function receivedIn(error: unknown): number | null {
  if (!(error instanceof RequestError) || error.code !== 'not-next') return null;
  const { received } = error.body as { received?: unknown };
  return typeof received === 'number' ? received : null;
}
