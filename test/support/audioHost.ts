import http from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export interface AudioHost {
  origin: string;
  /** Sets the answer at a path. */
  at(path: string, answer: Answer): void;
  /** All requests so far. */
  requests: { method: string; path: string; headers: http.IncomingHttpHeaders }[];
  /** Number of answers still being sent. */
  open(): number;
  close(): Promise<void>;
}

/** A podcast host on loopback that serves what a test sets. */
export async function startAudioHost(): Promise<AudioHost> {
  const answers = new Map<string, Answer>();
  const requests: AudioHost['requests'] = [];
  let open = 0;
  const server = http.createServer((request, response) => {
    requests.push({ method: request.method!, path: request.url!, headers: request.headers });
    open += 1;
    response.once('close', () => { open -= 1; });
    const answer = answers.get(request.url!);
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, at: (path, answer) => answers.set(path, answer), open: () => open,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

/** Serves bytes like a good host, with ranges, validators and HEAD. */
export const recording = (bytes: Buffer, type = 'audio/mpeg'): Answer => ({ method, headers }, response) => {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  const all = { 'content-type': type, 'accept-ranges': 'bytes', etag: '"tones"' };
  if (headers['if-none-match'] === '"tones"') return void response.writeHead(304, all).end();
  if (first !== undefined && Number(first) >= bytes.length) return void response.writeHead(416, { ...all, 'content-range': `bytes */${bytes.length}` }).end();
  const isPart = first !== undefined && (headers['if-range'] === undefined || headers['if-range'] === '"tones"');
  const part = isPart ? bytes.subarray(Number(first), last ? Number(last) + 1 : undefined) : bytes;
  response.writeHead(isPart ? 206 : 200, { ...all, 'content-length': part.length, ...(isPart && { 'content-range': `bytes ${first}-${Number(first) + part.length - 1}/${bytes.length}` }) });
  response.end(method === 'HEAD' ? undefined : part);
};

/** A recording of pure tones as a WAV file: `pitches` in hertz, one a second, 0 for silence. */
export function wavOf(pitches: readonly number[], rate = 8_000): Buffer {
  const samples = Buffer.alloc(pitches.length * rate * 2);
  pitches.forEach((hertz, second) => {
    for (let at = 0; at < rate; at += 1) samples.writeInt16LE(Math.round(Math.sin((2 * Math.PI * hertz * at) / rate) * 16_000), (second * rate + at) * 2);
  });
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20); // PCM
  head.writeUInt16LE(1, 22); // one channel
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
