import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { BEST } from './brotli.ts';

/** Lowers its priority right at the start, so that the threads it creates inherit that. */
const PROGRAM = `
const { constants, createBrotliCompress } = require('node:zlib');
require('node:os').setPriority(19);
const [quality, length] = process.argv.slice(1).map(Number);
const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: length };
process.stdin.pipe(createBrotliCompress({ params })).pipe(process.stdout);
`;

/**
 * Brotli at its best quality, at half a megabyte a second, in a process of its own: it runs only when nothing else needs the CPU, frees its
 * memory when it ends, and can be killed at any time, unlike a thread.
 *
 * @throws what `pieces` throws, or the reason of `signal`
 */
export async function bestBrotli(pieces: AsyncIterable<Uint8Array>, length: number, signal: AbortSignal): Promise<Buffer> {
  signal.throwIfAborted();
  const child = spawn(process.execPath, ['-e', PROGRAM, String(BEST), String(length)], { stdio: 'pipe', env: { SystemRoot: process.env.SystemRoot }, cwd: '/', signal, killSignal: 'SIGKILL', windowsHide: true });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, killedBy) => resolve(killedBy ?? String(code)));
  });
  try {
    const [compressed, said] = await Promise.all([buffer(child.stdout), text(child.stderr), pipeline(Readable.from(pieces, { objectMode: false }), child.stdin)]);
    const end = await ended;
    if (end !== '0') throw new Error(`the process that compresses ended with ${end}: ${said.slice(0, 500)}`);
    return compressed;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    child.kill('SIGKILL');
  }
}
