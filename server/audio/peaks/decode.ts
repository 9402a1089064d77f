import { AudioError } from '../audioError.ts';
import { openFfmpeg } from './ffmpeg.ts';
import type { Samples } from './loudness.ts';
import { decodeMpeg, isMpeg } from './mpeg.ts';
import { peeked } from './peeked.ts';

/** Decodes a recording while it arrives: with ffmpeg if it is installed, else only MPEG audio. @throws AudioError */
export async function* decode(audio: AsyncIterable<Uint8Array>, ffmpeg: string | null, signal: AbortSignal): AsyncGenerator<Samples, void> {
  const program = ffmpeg === null ? null : await openFfmpeg(ffmpeg);
  if (program) return yield* program(audio, signal);
  const { start, whole } = await peeked(audio, 4);
  if (!isMpeg(start)) throw new AudioError('needs-ffmpeg', 'Without ffmpeg only mp3 can be drawn. Install ffmpeg on the server, or upload an mp3 of this recording.');
  yield* decodeMpeg(whole, signal);
}
