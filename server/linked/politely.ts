/** Requests to one host at a time, and hosts at a time. */
const AT_ONE_HOST = 2;
const HOSTS_AT_ONCE = 8;

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

/** Runs `work` for each item, with few concurrent requests to any one host. */
export async function politely<Item extends { url: string }>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = new Map<string, Item[]>();
  for (const item of items) {
    const host = hostOf(item.url);
    waiting.set(host, [...(waiting.get(host) ?? []), item]);
  }
  const lanes = [...waiting.values()].flatMap((queue) => Array.from({ length: Math.min(AT_ONE_HOST, queue.length) }, () => queue));
  const drain = async (): Promise<void> => {
    for (let queue = lanes.shift(); queue; queue = lanes.shift()) {
      for (let item = queue.shift(); item; item = queue.shift()) await work(item);
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE * AT_ONE_HOST }, drain));
}
