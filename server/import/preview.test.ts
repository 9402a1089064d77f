import { previewOf } from './preview.ts';
import { understandNotes } from './understand.ts';

const blocks = [
  '<p>Two people and a boat.</p>', '<h2>Chapters</h2>', '<ul><li>00:00 Casting off</li>', '<li>04:10 The bar</li></ul>', '<h2>Transcript</h2>',
  '<p>Mara Quill (00:00)</p>', '<p>Welcome aboard.</p>', '<h3>The bar</h3>', '<p>Here the river ends.</p>', '<p>Odd Linde (04:30)</p>', '<p>And the sea begins.</p>',
];

test('notes that came all on one line are shown with a line for each block, and warnings at theirs', () => {
  const preview = previewOf(understandNotes(blocks.join('')));
  const [{ notes, warnings, parts, segments }] = preview.episodes as [(typeof preview.episodes)[number]];
  const lines = notes!.split('\n');
  expect(segments).toBe(3);
  expect(lines[warnings.find(({ code }) => code === 'continued-speaker')!.line - 1]).toBe('<p>Here the river ends.</p>');
  expect(lines[parts.find(({ kind }) => kind === 'transcript')!.startLine - 1]).toBe('<h2>Transcript</h2>');
  expect(notes!.replaceAll('\n', '')).toBe(blocks.join(''));
});

test('plain text keeps its own lines', () => {
  const text = 'Two people and a boat.\n\nMara Quill (0:00)\nWelcome aboard.\n';
  expect(previewOf(understandNotes(text)).episodes[0]!.notes).toBe(text);
});
