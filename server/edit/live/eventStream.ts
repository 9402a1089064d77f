import { Readable } from 'node:stream';
import type { LiveEvent } from '#core/model/live';

/** A reader this far behind is gone, or its connection is too slow. */
const MOST_UNREAD = 4_000_000;

/** Events for one browser (HTML Standard, 9.2 Server-sent events). */
export class EventStream {
  readonly body = new Readable({ read() {} });
  /** Set before the reader has reached the end, since nothing may follow it. */
  #ended = false;

  constructor() {
    // how long an EventSource waits before it reconnects; the first bytes also make proxies pass on the headers
    this.body.push('retry: 2000\n\n');
  }

  tell({ event, data }: LiveEvent, id?: number): void {
    this.#push(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Keeps proxies from closing a silent connection, and reveals whether it is still open. */
  beat(): void {
    this.#push(':\n\n');
  }

  end(): void {
    if (this.#ended || this.body.destroyed) return;
    this.#ended = true;
    this.body.push(null);
  }

  /** Ends at once, without waiting until everything has been read. */
  cut(): void {
    this.body.destroy();
  }

  #push(text: string): void {
    if (this.#ended || this.body.destroyed) return;
    this.body.push(text);
    if (this.body.readableLength > MOST_UNREAD) this.cut();
  }
}
