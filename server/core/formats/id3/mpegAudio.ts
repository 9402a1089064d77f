import { fourLetters, uint32 } from '../bytes.ts';

/** A frame header of MPEG audio, layer II or III. */
interface FrameHeader {
  /** Bytes from this header to the next. */
  size: number;
  samples: number;
  sampleRate: number;
  /** Where the first frame of a file by LAME or similar encoders stores the number of frames. */
  countAt: number;
}

/** kbit/s by index (ISO/IEC 11172-3, §2.4.2.3; 13818-3, §2.4.2.3): MPEG 1 layer II, layer III, MPEG 2 and 2.5 both layers. */
const RATES = {
  layer2: [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  layer3: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  low: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/** The frame header at an offset; null if there is none. The byte order mark of UTF-16 is not taken for one, because its layer would be I. */
export function frameHeaderAt(bytes: Uint8Array, at: number): FrameHeader | null {
  const [first, second = 0, third = 0, fourth = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  const [version, layer] = [(second >> 3) & 3, (second >> 1) & 3];
  if (first !== 0xff || second < 0xe0 || version === 1 || (layer !== 1 && layer !== 2)) return null;
  const newest = version === 3;
  const rate = RATES[!newest ? 'low' : layer === 2 ? 'layer2' : 'layer3'][third >> 4];
  const fullRate = SAMPLE_RATES[(third >> 2) & 3];
  if (!rate || fullRate === undefined) return null;
  const sampleRate = fullRate / (newest ? 1 : version === 2 ? 2 : 4);
  const samples = layer === 1 && !newest ? 576 : 1152;
  const side = fourth >> 6 === 3 ? (newest ? 17 : 9) : newest ? 32 : 17;
  return { size: Math.floor((samples / 8) * ((rate * 1000) / sampleRate)) + ((third >> 1) & 1), samples, sampleRate, countAt: at + 4 + side };
}

/**
 * The duration of MPEG audio in whole milliseconds: from the count in the first frame if the encoder left one (which is right even
 * if only the head of the file is given), else by adding up its frames. Null if there are none.
 */
export function durationOf(bytes: Uint8Array, from: number): number | null {
  let seconds = 0;
  for (let at = bytes.indexOf(0xff, from); at !== -1; ) {
    const header = frameHeaderAt(bytes, at);
    const next = header ? at + header.size : at + 1;
    if (header && (seconds > 0 || next >= bytes.length || frameHeaderAt(bytes, next))) {
      const counted = seconds === 0 ? countedFrames(bytes, header) : 0;
      if (counted > 0) return inRange((counted * header.samples) / header.sampleRate);
      seconds += header.samples / header.sampleRate;
      at = bytes[next] === 0xff ? next : bytes.indexOf(0xff, next);
    } else at = bytes.indexOf(0xff, at + 1);
  }
  return inRange(seconds);
}

function countedFrames(bytes: Uint8Array, { countAt }: FrameHeader): number {
  const mark = fourLetters(bytes, countAt);
  return (mark === 'Xing' || mark === 'Info') && (uint32(bytes, countAt + 4) & 1) !== 0 ? uint32(bytes, countAt + 8) : 0;
}

const inRange = (seconds: number): number | null => (seconds > 0 && seconds <= 2_147_483 ? Math.round(seconds * 1000) : null);
