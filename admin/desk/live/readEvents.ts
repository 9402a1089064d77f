import type { LiveEvent } from '#core/model/live';

/**
 * Reads server-sent events (HTML Standard, 9.2) as they come in, until the stream ends.
 *
 * @param heard called whenever anything arrives, even just a sign of life
 */
export async function readEvents(body: ReadableStream<Uint8Array>, told: (event: LiveEvent) => void, heard: () => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let unread = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    const blocks = (unread + decoder.decode(value, { stream: true })).split('\n\n');
    unread = blocks.pop()!;
    for (const block of blocks) {
      const event = eventOf(block);
      if (event) told(event);
    }
  }
}

const NAMES: ReadonlySet<string> = new Set<LiveEvent['event']>(['revisions', 'presence', 'findings', 'introduction', 'item', 'publication', 'ended']);

/** Null for a comment, and for an event of a newer server that this page does not know. */
export function eventOf(block: string): LiveEvent | null {
  const field = (name: string): string | undefined => block.split('\n').find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const [event, data] = [field('event'), field('data')];
  return event !== undefined && data !== undefined && NAMES.has(event) ? ({ event, data: JSON.parse(data) } as LiveEvent) : null;
}
