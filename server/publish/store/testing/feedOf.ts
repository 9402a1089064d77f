/** A feed with items of these sizes in bytes, each with different words. */
export function feedOf(sizes: readonly number[]): Buffer {
  const items = sizes.map((size, index) => {
    const words = Array.from({ length: Math.ceil(size / 6) }, (_, place) => `tide ${(index * 7919 + place * 104_729) % 100_003}`);
    return `<item><guid>tide-${index}</guid><description>${words.join(' ').slice(0, size)}</description></item>\n`;
  });
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Tides</title>\n${items.join('')}</channel></rss>\n`);
}
