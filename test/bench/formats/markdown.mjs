/** The results as Markdown. */
const line = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, body) => [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');

const speedTable = (bytes, times) => {
  const fastest = Math.min(...Object.entries(times).filter(([name]) => !name.startsWith('Stet')).map(([, ms]) => ms));
  const body = Object.entries(times).sort(([, a], [, b]) => a - b).map(([name, ms]) => [name, `${ms.toFixed(1)} ms`, `${(bytes / ms / 1000).toFixed(0)} MB/s`, Number.isFinite(fastest) ? (fastest / ms).toFixed(2) : '–']);
  return table(['', 'median', 'throughput', 'fastest peer / this'], body);
};

const verdictTable = (rows) => {
  const names = [...new Set(rows.flatMap(({ verdicts }) => Object.keys(verdicts)))];
  return table(['', ...names], [
    ...rows.map(({ trap, verdicts }) => [trap, ...names.map((name) => verdicts[name])]),
    ['**right**', ...names.map((name) => `**${rows.filter(({ verdicts }) => verdicts[name] === 'right').length} of ${rows.length}**`)],
  ]);
};

export function markdown({ files, speed, verdicts, aligned, grown }) {
  const formats = Object.keys(files);
  const kinds = Object.keys(grown[0]?.ratios ?? {});
  return [
    '# Transcript files: ours and others\'',
    `Node ${process.version} on ${process.platform}-${process.arch}. A ten-hour transcript of 10,000 captions; all libraries in turn within one run, the median of nine rounds. "Stet" parses into cues as the others do; its whole reading also has voices, words, segments and a report. Of the traps, libraries that take text get the bytes decoded as UTF-8; their markup is taken off before words are compared.`,
    ...formats.flatMap((format) => [
      `## Parsing ${format}, ${(Buffer.byteLength(files[format]) / 1e6).toFixed(2)} MB`, speedTable(Buffer.byteLength(files[format]), speed.parsing[format]),
      `## Writing ${format}`, speedTable(Buffer.byteLength(files[format]), speed.writing[format]),
      `## Reading ${format} right`, verdictTable(verdicts.filter((row) => row.format === format)),
    ]),
    `## Carrying word times over ${aligned.count} words with six edits in a hundred`,
    table(['', 'median', 'unchanged words with exact times'], Object.entries(aligned.ms).map(([name, ms]) => [name, `${ms.toFixed(0)} ms`, `${(aligned.exact[name] * 100).toFixed(2)} %`])),
    '## Time of a file twice as long',
    table(['', ...kinds], grown.map(({ name, ratios }) => [name, ...kinds.map((kind) => ratios[kind]?.toFixed(2) ?? '–')])),
    '',
  ].join('\n\n');
}
