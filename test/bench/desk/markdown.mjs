/** The results as a Markdown table. */
const ms = (value) => (value === undefined ? '' : `${value.toFixed(0)} ms`);
const LINES = {
  'segments, words': ({ segments, words }) => `${segments}, ${words}`,
  'until it can be used': ({ usableMs }) => ms(usableMs),
  'a key to its frame: median, 95 of 100, worst': ({ keyMedianMs, keyMs, keyWorstMs }) => `${ms(keyMedianMs)}, ${ms(keyMs)}, ${ms(keyWorstMs)}`,
  'scrolling: frames, left out, longest': ({ frames, dropped, frameWorstMs }) => `${frames}, ${dropped}, ${ms(frameWorstMs)}`,
  'relabel everywhere': ({ relabelMs }) => ms(relabelMs),
  'undo that': ({ undoMs }) => ms(undoMs),
  heap: ({ heapBytes }) => `${(heapBytes / 1e6).toFixed(0)} MB`,
};

export function markdown(results) {
  const tables = results.map(({ hours, found }) => {
    const lines = Object.entries(LINES).map(([name, say]) => `| ${[name, ...found.map(({ found: each }) => (each ? say(each) : 'fails'))].join(' | ')} |`);
    return `## ${hours} hours\n\n| | ${found.map(({ name }) => name).join(' | ')} |\n|${' --- |'.repeat(found.length + 1)}\n${lines.join('\n')}`;
  });
  return `# Transcripts in a browser\n\n${tables.join('\n\n')}\n`;
}
