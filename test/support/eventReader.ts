import type { LiveEvent } from '../../server/core/model/live.ts';

type Named<Name extends LiveEvent['event']> = Extract<LiveEvent, { event: Name }>['data'];

/** Reads a stream of server-sent events like a browser, and waits for the events that a test expects. */
export class EventReader {
  readonly heard: LiveEvent[] = [];
  ended = false;
  lastId: string | null = null;
  #wake: () => void = () => {};
  readonly #leaving = new AbortController();

  private constructor(readonly status: number, readonly headers: Headers) {}

  static async open(url: string, headers: Record<string, string>): Promise<EventReader> {
    const leaving = new AbortController();
    const response = await fetch(url, { headers, signal: leaving.signal });
    const reader = new EventReader(response.status, response.headers);
    reader.#leaving.signal.addEventListener('abort', () => leaving.abort());
    void reader.#read(response.body!.pipeThrough(new TextDecoderStream()).getReader());
    return reader;
  }

  close(): void {
    this.#leaving.abort();
  }

  /** The first event with this name that satisfies `is`, whether received already or yet to come. */
  async first<Name extends LiveEvent['event']>(name: Name, is: (data: Named<Name>) => boolean = () => true): Promise<Named<Name>> {
    for (;;) {
      const found = this.heard.find(({ event, data }) => event === name && is(data as Named<Name>));
      if (found) return found.data as Named<Name>;
      if (this.ended) throw new Error(`the stream ended before "${name}"; it told ${JSON.stringify(this.heard)}`);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  async end(): Promise<void> {
    while (!this.ended) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  async #read(body: ReadableStreamDefaultReader<string>): Promise<void> {
    let text = '';
    try {
      for (;;) {
        const { done, value } = await body.read();
        if (done) break;
        text += value;
        const blocks = text.split('\n\n');
        text = blocks.pop()!;
        for (const block of blocks) this.#take(block);
        this.#wake();
      }
    } catch {
      // a broken connection is an end like any other
    }
    this.ended = true;
    this.#wake();
  }

  #take(block: string): void {
    const field = (name: string): string | undefined => block.split('\n').find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    this.lastId = field('id') ?? this.lastId;
    const [event, data] = [field('event'), field('data')];
    if (event && data) this.heard.push({ event, data: JSON.parse(data) } as LiveEvent);
  }
}
