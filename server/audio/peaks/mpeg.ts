import { setImmediate as others } from 'node:timers/promises';
import { AudioError } from '../audioError.ts';
import type { Samples } from './loudness.ts';

/** About a second of audio: other requests wait no longer than it takes to decode that. */
const SLICE = 16 * 1024;

/** Whether bytes begin like an mp3: with an ID3 tag or a frame. */
export const isMpeg = (start: Uint8Array): boolean => (start[0] === 0x49 && start[1] === 0x44 && start[2] === 0x33) || (start[0] === 0xff && (start[1]! & 0xe6) === 0xe2);

/** Decodes MPEG audio in-process, while it arrives. @throws AudioError */
export async function* decodeMpeg(audio: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Samples, void> {
  const { MPEGDecoder } = await import('mpg123-decoder');
  const decoder = new MPEGDecoder();
  await decoder.ready;
  let heard = 0;
  try {
    for await (const piece of audio) {
      for (let at = 0; at < piece.length; at += SLICE) {
        signal.throwIfAborted();
        const { channelData: channels, samplesDecoded: length, sampleRate: rate } = decoder.decode(piece.subarray(at, at + SLICE));
        heard += length;
        yield { channels, length, rate };
        await others();
      }
    }
  } finally {
    decoder.free();
  }
  if (heard === 0) throw new AudioError('unreadable', 'No sound could be read in it: the file is broken, or not an mp3.');
}
