/** No host is asked for more than two things at a time, and no more than so many hosts at once. */
const AT_ONE_HOST = 2;
const HOSTS_AT_ONCE = 8;

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

/** Does something for each address, with regard for whoever answers there. */
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
