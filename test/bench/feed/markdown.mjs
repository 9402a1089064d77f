/** The results as Markdown tables. */
const megabytes = (bytes) => (bytes / 1e6).toFixed(bytes < 1e6 ? 2 : 1);
const time = (ms) => (ms < 1_000 ? `${ms.toFixed(1)} ms` : `${(ms / 1_000).toFixed(2)} s`);
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export function markdown(feeds, { episodes, asked }) {
  const heads = feeds.map(({ episodes, form, bytes }) => `${episodes} × ${form} (${megabytes(bytes)} MB)`);
  const works = Object.keys(feeds[0].works);
  return `# Feeds with whole transcripts

Time, and memory beyond the process itself:

${table(['work', ...heads], works.map((work) => [work, ...feeds.map(({ works: { [work]: found } }) => (found ? `${time(found.ms)}, ${megabytes(found.extra)} MB` : 'fails'))]))}

Publishing one correction:

${table(['', ...heads], [
    ['episodes and MB that were imported by upload', ...feeds.map(({ publish }) => `${publish.episodes}, ${megabytes(publish.bytes)} MB`)],
    ['import: preview and acceptance', ...feeds.map(({ publish }) => time(publish.imported))],
    ['first publication of the whole, from the button on', ...feeds.map(({ publish }) => time(publish.first.withRequest))],
    ['one correction in a running Stet, until it is public', ...feeds.map(({ publish }) => time(publish.ms))],
    ['the same from the button on', ...feeds.map(({ publish }) => time(publish.withRequest))],
    ['a plain read + write + fsync of the feed, each time behind it', ...feeds.map(({ publish }) => time(publish.plain))],
    ['the same with its preview, which compresses it', ...feeds.map(({ publish }) => time(publish.withPreview))],
    ['memory that the server takes for both, at its peak', ...feeds.map(({ publish }) => `${megabytes(publish.extra)} MB`)],
    ['cutting and compressing alone', ...feeds.map(({ store }) => time(store.ms))],
    ['MB stored by the first publication', ...feeds.map(({ store }) => megabytes(store.first))],
    ['bytes stored by the next', ...feeds.map(({ store }) => store.again)],
  ])}

Requests over kept connections, in a second that the server computes:

${table(['', 'Stet', 'bare node:http', 'ratio'], Object.entries(asked).map(([name, { perComputed: { ours, bare, ratio } }]) => [`a feed of ${episodes} episodes, ${name}`, ours.toFixed(0), bare.toFixed(0), ratio.toFixed(2)]))}
`;
}
