import { readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { composeNotes } from './compose.ts';
import { readNotes } from './read.ts';
import type { NotesView } from './reading.ts';
import { writeNotes } from './write.ts';

const folder = new URL('fixtures/', import.meta.url);
const neighbours = readdirSync(folder).filter((name) => !name.endsWith('.json'))
  .map((name) => ({ name, format: name.endsWith('.html') ? 'html' as const : 'text' as const, source: readFileSync(new URL(name, folder), 'utf8') }));
const neighbour = (name: string): (typeof neighbours)[number] => neighbours.find((page) => page.name === name)!;

const view: NotesView = {
  introduction: 'A walk along the quay, with <rope>.\n\nWe meet:\n\n* Boats & their names\n* Nets',
  references: [
    { title: 'Knots & co', url: 'https://knots.example/?a=1&b=2', note: null, links: [] },
    { title: 'Nets', url: 'https://nets.example', note: 'all of them', links: [] },
  ],
  chapters: [{ startMs: 0, title: 'Casting off' }, { startMs: 471_000, title: 'Rope & tar' }],
  segments: [
    { startMs: 5_000, endMs: null, speaker: 'Ann Lee', text: 'Good morning.\n\nMind the rope.' },
    { startMs: 479_000, endMs: null, speaker: 'Bo Fell', text: 'It is < tar.' },
  ],
};

describe('notes for a new episode', () => {
  test('have our form where no neighbour shows another', () => {
    expect(composeNotes(view, null)).toEqual({ format: 'html', notHeld: [], source: [
      '<p>A walk along the quay, with &lt;rope&gt;.</p>',
      '<p>We meet:</p>',
      '<ul>', '<li><p>Boats &amp; their names</p></li>', '<li><p>Nets</p></li>', '</ul>',
      '<h3>References</h3>',
      '<ul>', '<li><p><a href="https://knots.example/?a=1&amp;b=2">Knots &amp; co</a></p></li>', '<li><p><a href="https://nets.example">Nets</a> — all of them</p></li>', '</ul>',
      '<h3>Chapters</h3>',
      '<ul>', '<li><p>(00:00) Casting off</p></li>', '<li><p>(07:51) Rope &amp; tar</p></li>', '</ul>',
      '<h3>Transcript</h3>',
      '<p><strong>Ann Lee (00:05)</strong></p>', '<p>Good morning.</p>', '<p>Mind the rope.</p>',
      '<p><strong>Bo Fell (07:59)</strong></p>', '<p>It is &lt; tar.</p>',
    ].join('\n') });
  });

  test('have our form in plain text too', () => {
    expect(composeNotes(view, { source: '', format: 'text' }).source).toBe([
      'A walk along the quay, with <rope>.', '', 'We meet:', '', '* Boats & their names', '* Nets', '',
      'References', '* Knots & co https://knots.example/?a=1&b=2', '* Nets https://nets.example — all of them', '',
      'Chapters', '* (00:00) Casting off', '* (07:51) Rope & tar', '',
      'Transcript', 'Ann Lee (00:05)', 'Good morning.', 'Mind the rope.', '', 'Bo Fell (07:59)', 'It is < tar.',
    ].join('\n'));
  });

  test('take headings, lists, turns and times from a neighbour', () => {
    expect(composeNotes(view, neighbour('lighthouse.html')).source).toBe([
      '<p>A walk along the quay, with &lt;rope&gt;.</p>',
      '<p>We meet:</p>',
      '<ul>', '<li><p>Boats &amp; their names</p></li>', '<li><p>Nets</p></li>', '</ul>',
      '<p><strong>Links mentioned:</strong></p>',
      '<ul>', '<li><p><a href="https://knots.example/?a=1&amp;b=2">Knots &amp; co</a></p></li>', '<li><p><a href="https://nets.example">Nets</a> — all of them</p></li>', '</ul>',
      '<h2>Timestamps</h2>',
      '<ul>', '<li>(0:00) Casting off</li>', '<li>(7:51) Rope &amp; tar</li>', '</ul>',
      '<h2>Transcript</h2>',
      '<p><strong>Ann Lee (0:05)</strong></p>', '<p>Good morning.</p>', '<p>Mind the rope.</p>',
      '<p><strong>Bo Fell (7:59)</strong></p>', '<p>It is &lt; tar.</p>',
    ].join('\n'));
    expect(composeNotes({ ...view, introduction: 'Quay.' }, neighbour('line-breaks.html')).source).toBe([
      '<p>Quay.</p>',
      '<p>References:<br><a href="https://knots.example/?a=1&amp;b=2">Knots &amp; co</a><br><a href="https://nets.example">Nets</a> — all of them</p>',
      '<p>Chapters:<br>00:00 Casting off<br>07:51 Rope &amp; tar</p>',
      '<p>Transcript:<br>Ann Lee (0:05)<br>Good morning.<br><br>Mind the rope.<br><br>Bo Fell (7:59)<br>It is &lt; tar.</p>',
    ].join('\n'));
    expect(composeNotes({ ...view, introduction: 'Quay.' }, neighbour('tide-pools.txt')).source).toBe([
      'Quay.', 'Some more references & links:', '* Knots & co https://knots.example/?a=1&b=2', '* Nets — all of them https://nets.example',
      'Chapters', '* 00:00:00 Casting off', '* 00:07:51 Rope & tar', 'Transcript', 'Ann Lee (00:05)', 'Good morning.', 'Mind the rope.', 'Bo Fell (07:59)', 'It is < tar.',
    ].join('\n'));
  });

  test('take no paragraph from the standing words of a host, and not how one of another page was made to look', () => {
    const plain: NotesView = { introduction: 'Quay.', references: [], chapters: [], segments: view.segments.slice(1) };
    const standing = "<hr><p style='color:grey; font-size:0.75em;'> Hosted on Acast. See <a style='color:grey;' href='https://acast.com/privacy'>acast.com/privacy</a> for more information.</p>";
    const composed = (like: string): string => composeNotes(plain, { source: like, format: 'html' }).source;
    expect(composed(`A walk.<br><br><strong>In this episode:</strong><br>00:00 - Casting off<br>07:51 - Rope<br><br>${standing}`)).toMatch(/^<p>Quay\.<\/p>/);
    expect(composed(`A walk.<br><br>${standing}`)).not.toContain('style');
    expect(composed(`<p class="lead" style="color: navy" id="first">A walk.</p>${standing}`)).toMatch(/^<p class="lead">Quay\.<\/p>/);
  });

  test('count hours throughout when they are needed', () => {
    const { source } = composeNotes({ introduction: '', references: [], chapters: [{ startMs: 0, title: 'Ebb' }, { startMs: 3_723_000, title: 'Flood' }], segments: [] }, null);
    expect(source).toBe('<h3>Chapters</h3>\n<ul>\n<li><p>(00:00:00) Ebb</p></li>\n<li><p>(01:02:03) Flood</p></li>\n</ul>');
  });

  test('say it where a transcript has no names, and where an edit cannot be held', () => {
    const nobody = { startMs: 1_000, endMs: 2_000, speaker: null };
    const words = 'Nobody has said yet who is speaking here. '.repeat(12).trim();
    const unnamed = composeNotes({ introduction: '', references: [], chapters: [], segments: [{ ...nobody, text: words }, { ...nobody, text: 'Nor here.' }] }, null);
    expect(unnamed.source).toBe(`<h3>Transcript</h3>\n<p>${words}</p>\n<p>Nor here.</p>`);
    expect(unnamed.notHeld.map(({ path }) => path)).toEqual(['segments[0].startMs', 'segments[0].endMs', 'segments[1].startMs', 'segments[1].endMs']);
    const one = composeNotes({ ...view, segments: [...view.segments, { startMs: 500_000, endMs: null, speaker: 'Bo Fell', text: 'One.\n\nAnn Lee (9:00)\n\nTwo.' }] }, null);
    expect([one.source, one.notHeld.map(({ path }) => path)]).toEqual([composeNotes(view, null).source, ['segments[2]']]);
  });

  const words = fc.constantFrom('salt', 'A & B', '<b>bold</b>', 'two  spaces', 'one\n\ntwo', '&amp;amp;', '🐚 shell', 'no\u00a0break', 'Links:', 'Transcript', 'Ann Lee (0:05)', '', '* starred', '12:30 is lunch', 'It was late.');
  const time = fc.oneof(fc.nat(90).map((minutes) => minutes * 60_000), fc.nat(9_000_000));
  const anyView: fc.Arbitrary<NotesView> = fc.record({
    introduction: fc.array(words, { maxLength: 3 }).map((paragraphs) => paragraphs.filter((text) => text !== '').join('\n\n')),
    references: fc.array(fc.record({ title: words, url: fc.constantFrom(null, 'https://a.example/?x=1&y=2', 'javascript:alert(1)'), note: fc.option(words), links: fc.constant([]) }), { maxLength: 3 }),
    chapters: fc.array(fc.record({ startMs: time, title: words }), { maxLength: 3 }),
    segments: fc.array(fc.record({ startMs: time, endMs: fc.constant(null), speaker: fc.constantFrom('Ann Lee', 'Dr. Bo O’Neil', 'not a name', null), text: words }), { maxLength: 4 }),
  });

  test('read as the view but for what is reported, and writing the view again changes nothing', () => {
    fc.assert(fc.property(anyView, fc.option(fc.constantFrom(...neighbours)), (wanted, like) => {
      const { source, format, notHeld } = composeNotes(wanted, like);
      const { introduction, references, chapters, segments } = readNotes(source, format);
      const missing = (list: string, index: number): boolean => notHeld.some(({ path }) => path === `${list}[${index}]`);
      const field = <T>(path: string, value: T): T => {
        const found = notHeld.find((entry) => entry.path === path);
        return found ? found.written as T : value;
      };
      expect(introduction).toBe(field('introduction', wanted.introduction));
      expect(references.map(({ title, url, note }) => ({ title, url, note }))).toEqual(wanted.references.flatMap((reference, index) => (missing('references', index) ? [] : [
        { title: field(`references[${index}].title`, reference.title), url: field(`references[${index}].url`, reference.url), note: field(`references[${index}].note`, reference.note) }])));
      expect(chapters.map(({ startMs, title }) => ({ startMs, title }))).toEqual(wanted.chapters.flatMap((chapter, index) => (missing('chapters', index) ? [] : [
        { startMs: field(`chapters[${index}].startMs`, chapter.startMs), title: field(`chapters[${index}].title`, chapter.title) }])));
      expect(segments.map(({ startMs, speaker, text }) => ({ startMs, speaker, text }))).toEqual(wanted.segments.flatMap((segment, index) => (missing('segments', index) ? [] : [
        { startMs: field(`segments[${index}].startMs`, segment.startMs), speaker: field(`segments[${index}].speaker`, segment.speaker), text: field(`segments[${index}].text`, segment.text) }])));
      expect(writeNotes(source, format, { introduction, references, chapters, segments })).toMatchObject({ patches: [], notHeld: [] });
    }), { numRuns: 150 });
  });
});
