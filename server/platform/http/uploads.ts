import type { Server, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/** How long we wait for a client to send, in milliseconds. */
export interface Patience {
  /** For a whole request. */
  wholeMs: number;
  /** For the next bytes of an upload. */
  silenceMs: number;
  checkEveryMs: number;
}

export const PATIENCE: Patience = { wholeMs: 120_000, silenceMs: 60_000, checkEveryMs: 30_000 };

/**
 * On a slow line, a hundred megabytes take longer than a request may, so uploads are cut off only when they stall. Only a signed-in
 * user's request may be treated as one, since a stranger could hold connections open by sending a byte now and then. Slow headers are
 * cut off as usual.
 *
 * @returns a function that treats a response's request as an upload until its last byte has arrived
 */
export function takeUploads(server: Server, { silenceMs }: Patience): (response: ServerResponse) => void {
  const uploading = new WeakSet<Socket>();
  const refusals = server.listeners('clientError');
  server.removeAllListeners('clientError');
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // happens once per request
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && uploading.has(socket as Socket)) return;
    for (const refuse of refusals) refuse.call(server, error, socket);
  });
  return (response) => {
    const { req: request } = response;
    const { socket } = request;
    if (!(socket instanceof Socket)) return; // injected in-process, where nothing is slow
    uploading.add(socket);
    // bytes that have arrived but are not read yet: we are the slow ones, not the client
    response.setTimeout(silenceMs, () => (request.complete || request.readableLength > 0 ? socket.setTimeout(silenceMs) : socket.destroy()));
    const isOver = (): void => {
      uploading.delete(socket);
      if (!response.writableFinished) socket.setTimeout(0); // once answered, the connection gets the usual keep-alive timeout
    };
    request.once('end', isOver).once('close', isOver);
  };
}
