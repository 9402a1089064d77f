import { readFileSync, readdirSync } from 'node:fs';
import { readNotes } from './read.ts';
import { renderNotes } from './render.ts';

const folder = new URL('fixtures/', import.meta.url);
// in plain text, a heading inside a transcript that names no chapter looks like words, and so does a name that only emphasis tells from these
const HELD_BY_MARKUP = new Set(['unread-times.html', 'turns-in-a-row.html']);
const pages = readdirSync(folder).filter((name) => !name.endsWith('.json') && !HELD_BY_MARKUP.has(name));

/** What is said, by whom and when, independent of the format; how paragraphs are separated may differ. */
const said = (source: string, format: 'text' | 'html'): unknown => {
  const { segments, chapters, references } = readNotes(source, format);
  return {
    segments: segments.map(({ startMs, speaker, speakerFrom, heading, text }) => ({ startMs, speaker, speakerFrom, heading, text: text.replace(/\n+/g, '\n') })),
    chapters: chapters.map(({ startMs, title }) => ({ startMs, title })),
    references: references.map(({ title, url, note }) => ({ title, url, note })),
  };
};

describe('notes rendered in their other form read the same', () => {
  test.each(pages)('%s', (name) => {
    const source = readFileSync(new URL(name, folder), 'utf8');
    const format = name.endsWith('.html') ? 'html' : 'text';
    const other = format === 'html' ? 'text' : 'html';
    const rendered = renderNotes(source, format);
    expect(rendered[format]).toBe(source);
    expect(said(rendered[other], other)).toEqual(said(source, format));
  });
});

test('plain text becomes HTML with headings, lists, emphasis and links, and nothing said becomes markup', () => {
  const source = 'A <script>alert(1)</script> on https://shore.example/?a=1&b=2.\nLinks\n* Tides & moons https://tides.example\n* Boats\nTranscript\nAnn Lee (0:05)\nHello.';
  expect(renderNotes(source, 'text').html).toBe([
    '<p>A &lt;script&gt;alert(1)&lt;/script&gt; on <a href="https://shore.example/?a=1&amp;b=2">https://shore.example/?a=1&amp;b=2</a>.</p>',
    '<h3>Links</h3>', '<ul>', '<li><p><a href="https://tides.example">Tides &amp; moons</a></p></li>', '<li><p>Boats</p></li>', '</ul>',
    '<h3>Transcript</h3>', '<p><strong>Ann Lee (0:05)</strong></p>', '<p>Hello.</p>',
  ].join('\n'));
});

test('HTML becomes plain text with bullets and the URLs of its references', () => {
  const source = '<h2>Links</h2><ul><li><a href="https://tides.example">Tides &amp; moons</a> — a table</li><li>Boats</li></ul><p><b>Transcript</b></p><p><b>Ann Lee (0:05)</b> Hello.<br>Again.</p>';
  expect(renderNotes(source, 'html').text).toBe('Links\n\n* Tides & moons (https://tides.example) — a table\n* Boats\n\nTranscript\n\nAnn Lee (0:05)\nHello.\nAgain.');
});
