import { readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { readNotes } from '../notes/read.ts';
import type { NotesFormat, NotesView } from '../notes/reading.ts';
import { writeNotes } from '../notes/write.ts';
import { applyPatches } from '../model/patch.ts';
import { representable } from './escape.ts';
import { indexFeed, type FeedIndex } from './feedIndex.ts';
import { gate } from './gate.ts';
import { makeItem } from './makeItem.ts';
import { newNotes } from './newNotes.ts';
import { readItemAlone } from './readItemAlone.ts';

const page = [
  '<h1>Ropes</h1>', '<p>A walk with <a href="https://fell.example">Bo Fell</a>, in <em>rain</em>.</p>',
  '<figure><img src="https://quay.example/a.png?w=1&amp;h=2" alt="The quay"><figcaption>The quay</figcaption></figure>',
  '<h2>Takeaways</h2>', '<ul><li>Tar <b>holds</b>.</li></ul>', '<blockquote>Mind the rope.</blockquote>',
  '<h2>Links</h2>', '<ul><li><a href="https://knots.example">Knots</a></li></ul>',
  '<h2>Guest bio</h2>', '<p>Bo is a <a href="https://fell.example/tar">tar man</a>.</p>',
  '<h2>Transcript</h2>', '<p><strong>Ann Lee (0:05):</strong> Good <em>morning</em>, from <a href="https://nets.example">the nets</a>.</p>', '<p><strong>Bo Fell (0:09):</strong> It is tar.</p>',
].join('\n');
const viewOf = (source: string, format: NotesFormat): NotesView => {
  const { introduction, segments, chapters, references } = readNotes(source, format);
  return { introduction, segments, chapters, references };
};
const html = { source: page, format: 'html' as const };
const beside = { html: { source: '<p>Fog.</p>', format: 'html' as const }, text: { source: 'Fog.', format: 'text' as const } };

describe('the notes of a new episode', () => {
  test('are the page it was written on, as it is', () => {
    for (const like of [null, beside.html]) expect(newNotes({ page: html, notes: viewOf(page, 'html') }, like)).toEqual({ source: page, format: 'html', notHeld: [] });
  });

  test('have the corrections in it, and nothing else', () => {
    const view = viewOf(page, 'html');
    const segments = view.segments.map((segment, index) => (index === 0 ? { ...segment, speaker: 'Anna Lee' } : { ...segment, text: 'It was tar.' }));
    expect(newNotes({ page: html, notes: { ...view, segments } }, beside.html).source).toBe(page.replace('Ann Lee', 'Anna Lee').replace('is tar', 'was tar'));
  });

  test('are composed of its records only if it has no page', () => {
    const notes = viewOf(page, 'html');
    const like = { source: '<p class="x">Fog.</p>', format: 'html' as const };
    for (const none of [{ notes }, { page: { source: ' \n', format: 'text' as const }, notes }]) {
      const { source } = newNotes(none, like);
      expect(source).toContain('<p class="x">A walk with Bo Fell, in rain.</p>');
      expect(source).not.toContain('Takeaways');
    }
  });

  test('are plain text beside others in plain text, with where links lead; what that cannot show is said', () => {
    const { source, format, notHeld } = newNotes({ page: html, notes: viewOf(page, 'html') }, beside.text);
    expect([format, source.split('\n').filter((line) => line !== '')]).toEqual(['text', [
      'Ropes', 'A walk with Bo Fell (https://fell.example), in rain.', 'The quay', 'Takeaways', '* Tar holds.', 'Mind the rope.', 'Links', '* Knots (https://knots.example)',
      'Guest bio', 'Bo is a tar man (https://fell.example/tar).', 'Transcript', 'Ann Lee (0:05)', 'Good morning, from the nets.', 'Bo Fell (0:09)', 'It is tar.',
    ]]);
    expect(notHeld.map(({ path, wanted, written }) => [path, wanted, written])).toEqual([['links[0]', 'https://nets.example', null], ['pictures[0]', 'https://quay.example/a.png?w=1&h=2', null]]);
  });

  test('stay HTML if their words would be read as tags in plain text', () => {
    const source = '<p>How a <code>&lt;br&gt;</code> tag is written.</p>';
    expect(newNotes({ page: { source, format: 'html' }, notes: viewOf(source, 'html') }, beside.text)).toEqual({ source, format: 'html', notHeld: [] });
  });

  test('of a page in plain text are HTML beside others in HTML', () => {
    const source = 'A walk & rain: https://quay.example\n\nTranscript\nAnn Lee (0:05)\nGood morning.\nBo Fell (0:09)\nIt is tar.\n';
    const made = newNotes({ page: { source, format: 'text' }, notes: viewOf(source, 'text') }, null);
    expect(made).toMatchObject({ format: 'html', notHeld: [], source: expect.stringContaining('<p>A walk &amp; rain: <a href="https://quay.example">https://quay.example</a></p>') as string });
    expect(newNotes({ page: { source, format: 'text' }, notes: viewOf(source, 'text') }, beside.text)).toEqual({ source, format: 'text', notHeld: [] });
  });
});

const feed = (encoding: string): FeedIndex => {
  const index = indexFeed(`<?xml version="1.0" encoding="${encoding}"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>A</title></channel></rss>`);
  if ('problems' in index) throw new Error(JSON.stringify(index.problems));
  return index;
};

const summaryIn = (source: string, beside: string): string => {
  const shape = `<description>${beside}</description><itunes:summary>${beside}</itunes:summary><itunes:subtitle>Fog.</itunes:subtitle>`;
  const episode = { guid: 'new', title: 'New', link: null, pubDate: null, durationMs: null, enclosure: null, page: { source, format: 'html' as const }, notes: viewOf(source, 'html'), chapters: [], persons: [] };
  const { xml } = makeItem(episode, [`<item><title>A</title>${shape}</item>`], feed('utf-8'), new Set());
  expect(xml).toContain(`<description><![CDATA[${source}]]></description>`);
  expect(xml).not.toContain('subtitle');
  return /<itunes:summary><!\[CDATA\[([^]*?)\]\]>/.exec(xml)![1]!;
};

describe('in an item of any shape', () => {
  const folder = new URL('../notes/fixtures/', import.meta.url);
  const fixtures = readdirSync(folder).filter((name) => !name.endsWith('.json')).map((name) => ({ format: name.endsWith('.html') ? 'html' as const : 'text' as const, source: readFileSync(new URL(name, folder), 'utf8') }));
  const hostile = fc.array(fc.constantFrom('<script>alert(1)</script>', ']]>', '</item></channel></rss>', '<![CDATA[', '<p onclick="x()">A &bogus; tide', '\u0000\u001b', '\ud800', '<!-- -- >', '</div></div>', '&#0;&lt;item&gt;', '<a href="javascript:x()">x</a>', 'Zoë 🐚 שלום', '<svg/onload=x()>'), { maxLength: 4 });
  const shapes = [
    '<content:encoded><![CDATA[<p>Fog.</p>]]></content:encoded>', '<description>&lt;p&gt;Fog.&lt;/p&gt;</description>', '<description>Fog.</description><itunes:summary><![CDATA[Fog.]]></itunes:summary>',
    '<description><![CDATA[<p>Fog.</p>]]></description><itunes:summary>&lt;p&gt;Fog.&lt;/p&gt;</itunes:summary><content:encoded>\n<![CDATA[<p>Fog.</p>]]></content:encoded>', '<link>https://a.example</link>',
  ];
  const feeds = ['utf-8', 'iso-8859-1'].map(feed);
  const edits: ((view: NotesView) => NotesView)[] = [
    (view) => view,
    (view) => ({ ...view, segments: view.segments.map((segment, index) => (index === 1 ? { ...segment, text: `Corrected & “so” ${segment.text}` } : segment)) }),
    (view) => ({ ...view, segments: view.segments.slice(1), chapters: view.chapters.map((chapter) => ({ ...chapter, title: `${chapter.title}!` })) }),
  ];

  test('a page is what was written, with the corrections in it, whatever it contains', () => {
    fc.assert(fc.property(fc.constantFrom(...fixtures, html), hostile, fc.constantFrom(...shapes), fc.constantFrom(...feeds), fc.constantFrom(...edits), (found, pieces, shape, index, edit) => {
      const source = found.format === 'html' || pieces.length === 0 ? `${found.source}${pieces.join('')}` : found.source;
      const written = { source, format: found.format };
      const notes = edit(viewOf(source, found.format));
      const episode = { guid: 'new', title: 'New', link: null, pubDate: null, durationMs: null, enclosure: null, page: written, notes, chapters: [], persons: [] };
      const { xml, notHeld } = makeItem(episode, [`<item><title>A</title>${shape}</item>`], index, new Set());
      expect(gate(xml, index).problems).toEqual([]);
      const { notesSource, notesFormat, notes: read } = readItemAlone(xml, index, 'new');
      const inPage = writeNotes(source, found.format, notes);
      const corrected = applyPatches(source, inPage.patches);
      if (notesFormat === found.format && index.encoding === 'utf-8') expect(notesSource).toBe(representable(corrected));
      const wanted = readNotes(representable(corrected), found.format);
      const paths = new Set(notHeld.map(({ path }) => path));
      for (const list of ['segments', 'chapters', 'references'] as const) {
        if (paths.has(list)) continue;
        const said = (records: readonly object[]) => records.map((record, at) => Object.entries(record).filter(([field]) => ['startMs', 'speaker', 'text', 'title', 'url', 'note'].includes(field) && !paths.has(`${list}[${at}].${field}`)).map(([field, value]) => [field, typeof value === 'string' ? value.replace(/\s+/g, ' ') : value]));
        expect(said(read[list])).toEqual(said(wanted[list]));
      }
    }), { numRuns: 80 });
  });

  test('another place that has the notes of a neighbour has these, or their beginning where the neighbour’s are short', () => {
    const long = '<p>Fog at the pier.</p>'.repeat(200);
    expect(summaryIn('<p>Salt.</p>', '<![CDATA[<p>Fog.</p>]]>')).toBe('<p>Salt.</p>');
    expect(summaryIn(long, '<![CDATA[<p>Fog.</p>]]>')).toBe('<p>Fog at the pier.</p>'.repeat(173));
    expect(summaryIn(long, `<![CDATA[${long}]]>`)).toBe(long);
  });
});
