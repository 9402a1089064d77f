import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { errorAnswer } from './errorBody.ts';

const SAID: Record<string, [status: number, message: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive. Send it again.'],
  HPE_HEADER_OVERFLOW: [431, 'The headers are larger than what is taken here.'],
};

/** Answers what could not be parsed as a request. There is no reply object yet, so the usual error body is written to the socket. */
export function refuseUnreadable({ code }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return;
  const [status, message] = SAID[code ?? ''] ?? [400, 'This is no HTTP request.'];
  const answer = JSON.stringify(errorAnswer(status, message));
  if (socket.writable) {
    socket.write([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close', 'Cache-Control: no-store', 'Content-Type: application/json; charset=utf-8', `Content-Length: ${Buffer.byteLength(answer)}`, '', answer].join('\r\n'));
  }
  socket.destroySoon();
}
