import { spawn } from 'node:child_process';
import { AudioError } from '../audioError.ts';
import { keepsIndexLast, LOOKED_AT } from './indexLast.ts';
import type { Samples } from './loudness.ts';
import { peeked } from './peeked.ts';
import { spool, type Spooled } from './spool.ts';

/** Samples per second: enough for a waveform, and less than a fifth of a CD's. */
const RATE = 8_000;
/** Audio containers; no playlist formats, which would make ffmpeg open other files. */
const FORMATS = 'mp3,aac,mov,mp4,m4a,3gp,3g2,mj2,ogg,flac,wav,w64,aiff,matroska,webm,asf,caf,amr';
/** Restricts ffmpeg to its given input, whatever the recording refers to; it is not interactive, and writes only samples. */
const argumentsFor = (spooled: Spooled | null): string[] => [
  '-nostdin', '-hide_banner', '-loglevel', 'error', '-threads', '1',
  // the one file by its name: references in an MP4 file to other files are not followed
  ...(spooled ? ['-protocol_whitelist', 'file', '-f', 'mov', '-enable_drefs', '0', '-i', `file:${spooled.path}`] : ['-protocol_whitelist', 'pipe', '-format_whitelist', FORMATS, '-i', 'pipe:0']),
  '-map', '0:a:0', '-vn', '-sn', '-dn', '-ac', '1', '-ar', String(RATE), '-f', 's16le', 'pipe:1',
];
const MOST_ERRORS = 2_000;

/** A decoder for whatever audio ffmpeg knows, reading it while it arrives; null if the program is not there. The decoder throws AudioError. */
export async function openFfmpeg(program: string): Promise<((audio: AsyncIterable<Uint8Array>, signal: AbortSignal) => AsyncGenerator<Samples, void>) | null> {
  const probe = spawn(program, ['-version'], { stdio: 'ignore', env: { PATH: process.env.PATH } });
  const there = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false));
    probe.once('exit', (code) => resolve(code === 0));
  });
  return there ? (audio, signal) => decode(program, audio, signal) : null;
}

async function* decode(program: string, audio: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Samples, void> {
  const { start, whole } = await peeked(audio, LOOKED_AT);
  if (!keepsIndexLast(start)) return yield* decodeFrom(program, whole, null, signal);
  const spooled = await spool(whole, signal);
  try {
    yield* decodeFrom(program, null, spooled, signal);
  } finally {
    await spooled.remove();
  }
}

/** @param audio for ffmpeg's standard input; null if the recording was spooled to disk */
async function* decodeFrom(program: string, audio: AsyncIterable<Uint8Array> | null, spooled: Spooled | null, signal: AbortSignal): AsyncGenerator<Samples, void> {
  const child = spawn(program, argumentsFor(spooled), { stdio: [audio ? 'pipe' : 'ignore', 'pipe', 'pipe', ...(spooled ? [spooled.file.fd] : [])], env: { PATH: process.env.PATH }, cwd: '/', signal, killSignal: 'SIGKILL', windowsHide: true });
  let said = '';
  const stdout = child.stdout!;
  child.stderr!.on('data', (text: Buffer) => { said = (said + text.toString()).slice(0, MOST_ERRORS); });
  child.stdin?.on('error', () => {}); // ffmpeg has read enough, or failed: its exit code tells which
  child.on('error', () => {});
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let fault: unknown;
  if (audio) void feed(audio, child.stdin!).catch((error: unknown) => {
    fault = error;
    child.kill('SIGKILL');
  });
  try {
    let rest: Buffer = Buffer.alloc(0);
    for await (const piece of stdout as AsyncIterable<Buffer>) {
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      const length = bytes.length >> 1;
      rest = bytes.subarray(length * 2);
      const samples = new Float32Array(length);
      for (let at = 0; at < length; at += 1) samples[at] = bytes.readInt16LE(at * 2) / 32_768;
      yield { channels: [samples], length, rate: RATE };
    }
    const code = await ended;
    signal.throwIfAborted();
    if (fault !== undefined) throw fault;
    if (code !== 0) throw new AudioError('unreadable', reasonOf(said));
  } finally {
    child.kill('SIGKILL');
  }
}

async function feed(audio: AsyncIterable<Uint8Array>, stdin: NodeJS.WritableStream): Promise<void> {
  for await (const piece of audio) {
    if (!stdin.writable) break;
    if (!stdin.write(piece)) await drained(stdin);
  }
  stdin.end();
}

/** Waits until ffmpeg has read its input, or is gone. */
const drained = (stdin: NodeJS.WritableStream): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      stdin.off('drain', done).off('close', done);
      resolve();
    };
    stdin.on('drain', done).on('close', done);
  });

function reasonOf(said: string): string {
  if (/moov atom not found|partial file/i.test(said)) return 'The recording has no index, and cannot be read without one: it was cut off when it was exported or sent. Export it again, or upload an mp3.';
  if (/matches no streams/i.test(said)) return 'The file holds no sound.';
  const [line = ''] = said.trim().split('\n').slice(-1);
  return `ffmpeg could not read the recording${line === '' ? '.' : `: ${line.replace(/^\[[^\]]*\]\s*/, '').replace(/^(?:pipe|file):[\w/]*:\s*/, '').slice(0, 200)}`}`;
}
