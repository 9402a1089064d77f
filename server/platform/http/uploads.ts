import type { Server, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/** How long we wait for what somebody sends, in milliseconds. */
export interface Patience {
  /** For a whole request. */
  wholeMs: number;
  /** Of an upload, for the next piece. */
  silenceMs: number;
  checkEveryMs: number;
}

export const PATIENCE: Patience = { wholeMs: 120_000, silenceMs: 60_000, checkEveryMs: 30_000 };

/**
 * A hundred megabytes on a slow line take longer than a request may: an upload is cut off for silence instead. Only of somebody who is
 * known may a request be one, since a stranger could hold connections by sending a byte now and then. What is slow with its headers is
 * cut off like every other.
 *
 * @returns what makes the request that is answered an upload, until its last byte is here
 */
export function takeUploads(server: Server, { silenceMs }: Patience): (response: ServerResponse) => void {
  const uploading = new WeakSet<Socket>();
  const refusals = server.listeners('clientError');
  server.removeAllListeners('clientError');
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // told once of each request
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && uploading.has(socket as Socket)) return;
    for (const refuse of refusals) refuse.call(server, error, socket);
  });
  return (response) => {
    const { req: request } = response;
    const { socket } = request;
    if (!(socket instanceof Socket)) return; // asked within the process, where nothing is slow
    uploading.add(socket);
    // what is here already and not read yet is not awaited from there
    response.setTimeout(silenceMs, () => (request.complete || request.readableLength > 0 ? socket.setTimeout(silenceMs) : socket.destroy()));
    const isOver = (): void => {
      uploading.delete(socket);
      if (!response.writableFinished) socket.setTimeout(0); // once it is answered, the connection waits as long as any other
    };
    request.once('end', isOver).once('close', isOver);
  };
}
