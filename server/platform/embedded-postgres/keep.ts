import { refuse } from './error.ts';
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from './options.ts';
import { startEmbeddedPostgres } from './start.ts';

/**
 * Like `startEmbeddedPostgres`, but until it is stopped, a server that ends unexpectedly (out of memory, killed) is started again, or joined
 * if another process was faster. Its address stays the same, so that a pool finds it again.
 *
 * @param gaveUp called if it cannot be started again
 */
export async function keepEmbeddedPostgres(dataDir: string, options: EmbeddedPostgresOptions, gaveUp: (error: Error) => void): Promise<EmbeddedPostgres> {
  const notify = options.notify ?? console.warn;
  let server = await startEmbeddedPostgres(dataDir, options);
  const { url } = server;
  let isStopping = false;
  let revival: Promise<void> = Promise.resolve();
  const revive = async (): Promise<void> => {
    notify('PostgreSQL ended unasked: it is started again.');
    server = await startEmbeddedPostgres(dataDir, { ...options, port: Number(new URL(url).port) || undefined });
    if (server.url !== url) refuse(`PostgreSQL in ${server.folder} has another address than before.`);
    void watch();
  };
  const watch = async (): Promise<void> => {
    await server.lost;
    if (!isStopping) revival = revive().catch(gaveUp);
  };
  void watch();
  const stop = async (): Promise<void> => {
    isStopping = true;
    await revival;
    await server.stop();
  };
  let stopped: Promise<void> | undefined;
  return { ...server, stop: () => (stopped ??= stop()) };
}
