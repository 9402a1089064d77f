import { Readable } from 'node:stream';
import type { LiveEvent } from '#core/model/live';

/** Who does not read this much is not there any more, or has too slow a line for it. */
const MOST_UNREAD = 4_000_000;

/** Events for one browser (HTML Standard, 9.2 Server-sent events). */
export class EventStream {
  readonly body = new Readable({ read() {} });
  /** Before the reader knows it: nothing may come after the end. */
  #ended = false;

  constructor() {
    // how long an EventSource waits before it asks again; the first bytes also make proxies pass on the headers
    this.body.push('retry: 2000\n\n');
  }

  tell({ event, data }: LiveEvent, id?: number): void {
    this.#push(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Keeps the connection open through proxies that close silent ones, and finds out whether it is. */
  beat(): void {
    this.#push(':\n\n');
  }

  end(): void {
    if (this.#ended || this.body.destroyed) return;
    this.#ended = true;
    this.body.push(null);
  }

  /** Does not wait until what was told is read. */
  cut(): void {
    this.body.destroy();
  }

  #push(text: string): void {
    if (this.#ended || this.body.destroyed) return;
    this.body.push(text);
    if (this.body.readableLength > MOST_UNREAD) this.cut();
  }
}
