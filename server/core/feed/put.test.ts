import { readFileSync } from 'node:fs';
import type { EditedEpisode, EditedFeed, EditedShow } from '../model/editorialView.ts';
import { decodeFeed, encodeFeed } from './encoding.ts';
import { getFeed, type GotFeed } from './get.ts';
import { putFeed, type PutFeed } from './put.ts';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`fixtures/${name}.xml`, import.meta.url)));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => {
  const decoded = decodeFeed(bytes);
  if ('problems' in decoded) throw new Error(decoded.problems[0].message);
  return decoded.text;
};
const got = (bytes: Uint8Array): GotFeed => {
  const result = getFeed(bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.view;
};

/** A view to be edited, with all fields present. */
interface Editing {
  show: EditedShow;
  episodes: Required<Omit<EditedEpisode, 'key'>>[];
}
type Edit = (episode: Editing['episodes'][number], view: Editing & EditedFeed) => void;
const putting = (bytes: Uint8Array, edit: Edit) => {
  const view = got(bytes) as unknown as Editing & EditedFeed;
  edit(view.episodes[0]!, view);
  return putFeed(bytes, view);
};
const put = (bytes: Uint8Array, edit: Edit): PutFeed & { text: string } => {
  const result = putting(bytes, edit);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return { ...result, text: textOf(result.bytes) };
};

const XMLNS = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters" xmlns:content="http://purl.org/rss/1.0/modules/content/"';
const feed = (items: string, declaration = ''): string => `${declaration}<rss version="2.0" ${XMLNS}>
  <channel>
    <title>Quay</title>${items}
  </channel>
</rss>
`;
const item = (inside: string): string => feed(`
    <item>
      <title>One</title>
      <guid isPermaLink="false">one</guid>
      ${inside}
    </item>`);

/** A feed without white space; `root` and `own` are attributes. */
const bare = (inside: string, root = '', own = ''): string => `<rss version="2.0"${root}><channel><title>A</title><item${own}><title>One</title><guid>g</guid>${inside}</item></channel></rss>`;

const turn = (word: string): string => item(`<content:encoded><![CDATA[<p><strong>Mara Quill (0:00)</strong></p><p>Who wrote it?</p><p><strong>Oscar Vane (0:41)</strong></p><p>My ]]>${word}<![CDATA[ aunt.</p>]]></content:encoded>`);

const list = (...lines: string[]): string => `<description><![CDATA[<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>]]></description>`;
const psc = (...chapters: string[]): string => `<psc:chapters version="1.2" x="y">\n        ${chapters.join('\n        ')}\n      </psc:chapters>`;
const latin = (inside: string): Uint8Array => encodeFeed(feed(`<item><title><![CDATA[One]]></title><guid>g</guid>${inside}</item>`, '<?xml version="1.0" encoding="ISO-8859-1"?>'), 'windows-1252', false);
const titleWithControl: Edit = (episode) => void Object.assign(episode, { title: ' T\u0007wo ' });
const withForeignCharacters: Edit = (episode, { show }) => {
  show.title = 'Quay — 📶';
  Object.assign(episode, { title: 'Öne — 📶', enclosure: { url: 'https://a.example/—.mp3', type: 'audio/mpeg', length: 1 } });
  episode.segments[1]!.text = 'My — 📶 aunt.';
};

describe('put, unedited', () => {
  test.each(['lighthouse', 'harbour', 'built'])('gives the bytes of %s back, in every encoding', (name) => {
    for (const [encoding, bom] of [['utf-8', false], ['utf-8', true], ['utf-16le', true], ['utf-16be', true]] as const) {
      const bytes = encodeFeed(textOf(fixture(name)), encoding, bom);
      const { bytes: after, patch, notHeld } = put(bytes, () => undefined);
      expect([patch, notHeld]).toEqual([[], []]);
      expect(after).toEqual(bytes);
    }
  });
});

describe('fields of an item', () => {
  const bytes = bytesOf(item('<pubDate>Tue, 4 Mar 2025 09:05 +0100</pubDate>\n      <enclosure length=\'007\' url="https://a.example/1.mp3" type="audio/mpeg" />\n      <itunes:duration>1:02:03</itunes:duration>\n      <link> https://a.example/1 </link>'));

  test('keep the form they have', () => {
    const { text, notHeld } = put(bytes, (episode) => {
      Object.assign(episode, { title: 'One & a half', pubDate: '2025-03-05T17:30:00.000Z', durationMs: 59_000, link: 'https://a.example/?a=1&b=2', enclosure: { url: 'https://a.example/2.mp3', type: 'audio/mpeg', length: 7 } });
    });
    expect(notHeld).toEqual([]);
    expect(text).toBe(textOf(bytes).replace('One<', 'One &amp; a half<').replace('Tue, 4 Mar 2025 09:05', 'Wed, 5 Mar 2025 18:30').replace('1:02:03', '0:00:59').replace('example/1 <', 'example/?a=1&amp;b=2 <').replace('1.mp3', '2.mp3'));
  });

  test('that are not there yet are added, those that are emptied stay and are reported', () => {
    const { text, notHeld } = put(bytesOf(item('<link>https://a.example/1</link>')), (episode) => {
      Object.assign(episode, { link: null, durationMs: 61_500, pubDate: '2025-03-05T17:30:00Z', enclosure: { url: 'https://a.example/1.mp3', type: 'audio/mpeg', length: 9 } });
    });
    expect(text).toContain('\n      <pubDate>Wed, 05 Mar 2025 17:30:00 +0000</pubDate>\n      <itunes:duration>61</itunes:duration>\n      <enclosure url="https://a.example/1.mp3" length="9" type="audio/mpeg"/>\n    </item>');
    expect(notHeld).toEqual([
      { path: 'episodes[0].link', wanted: null, written: 'https://a.example/1', why: expect.any(String) as string },
      { path: 'episodes[0].durationMs', wanted: 61_500, written: 61_000, why: expect.any(String) as string },
    ]);
  });

  test.each<[string, Edit]>([
    ['a chapter among others', (episode) => void episode.chapters.splice(1, 0, { startMs: 60_000, title: 'Salt' })],
    ['a reference before the others', (episode) => void episode.references.unshift({ title: 'A map', url: 'https://a.example/map' })],
    ['a reference less', (episode) => void episode.references.splice(0, 1)],
    ['a turn split', (episode) => void episode.segments.splice(1, 0, { startMs: 8_000, speaker: 'Bo Ray', text: 'So it is.' })],
    ['a turn less', (episode) => void episode.segments.splice(0, 1)],
  ])('%s, put a second time, is there already, whatever the ids were', (_, edit) => {
    const page = '<p>Fog.</p>\n<h3>Links</h3><ul><li><a href="https://a.example/1">One</a></li><li><a href="https://a.example/2">Two</a></li></ul><h3>Chapters</h3><ul><li>0:00 Fog</li><li>2:15 Salt and tar</li><li>3:00 End</li></ul><h3>Transcript</h3><p><b>Ana Moor (0:05):</b> Fog it is.</p><p><b>Bo Ray (0:12):</b> And salt.</p><p><b>Ana Moor (0:20):</b> Good night.</p>';
    const bytes = bytesOf(feed(`<item><guid>1</guid><description><![CDATA[${page}]]></description></item>`));
    const view = got(bytes) as unknown as Editing & EditedFeed;
    edit(view.episodes[0]!, view);
    const once = putFeed(bytes, view);
    if (!once.ok) throw new Error(JSON.stringify(once));
    expect(once).toMatchObject({ patch: [expect.anything()], notHeld: [] });
    expect(putFeed(once.bytes, view)).toMatchObject({ ok: true, patch: [], notHeld: [] });
  });

  test('white space at the ends and control characters are not held, and a second put changes nothing', () => {
    const first = put(bytes, titleWithControl);
    expect(got(first.bytes).episodes[0]!.title).toBe('Two');
    expect(first.notHeld).toEqual([{ path: 'episodes[0].title', wanted: ' T\u0007wo ', written: 'Two', why: expect.any(String) as string }]);
    expect(put(first.bytes, titleWithControl).patch).toEqual([]);
  });

  test('what follows from the rest is not written', () => {
    const { patch, notHeld } = put(fixture('lighthouse'), (episode) => {
      Object.assign(episode, { guid: 'other', speakers: [], parts: [], warnings: [{ code: 'x', line: 1, message: 'y' }] });
      Object.assign(episode.segments[0]!, { heading: 'New', line: 99, timeFrom: 'none', speakerFrom: 'none' });
    });
    expect(patch).toEqual([]);
    expect(notHeld.map(({ path }) => path)).toEqual(['guid', 'parts', 'speakers', 'warnings', 'segments[0].line', 'segments[0].timeFrom', 'segments[0].speakerFrom', 'segments[0].heading'].map((path) => `episodes[0].${path}`));
  });
});

describe('persons of an item', () => {
  const bytes = bytesOf(item(`<podcast:person href='https://a.example/m' role="Guest" x="1">Mara Quill</podcast:person>\n      <!-- between -->\n      <podcast:person>Oscar Vane</podcast:person>`));

  test('a name that is longer than may be written stays as it is while something else is edited', () => {
    const long = `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>A</title><item><title>One</title><guid>g</guid><podcast:person>${'A'.repeat(204)}</podcast:person></item></channel></rss>`;
    const { text, notHeld } = put(bytesOf(long), (episode) => {
      episode.title = 'Two';
      episode.persons[0]!.role = 'guest';
    });
    expect(text).toBe(long.replace('One', 'Two').replace('<podcast:person>', '<podcast:person role="guest">'));
    expect(notHeld).toEqual([]);
  });

  test('are renamed, added, removed and moved in place', () => {
    const { text, notHeld } = put(bytes, ({ persons }) => {
      Object.assign(persons[1]!, { name: 'Óscar & Vane', role: 'producer' });
      persons.push({ name: 'Ada Voss', role: 'guest', group: 'cast', img: 'https://a.example/a.jpg', href: null });
      persons.shift();
    });
    expect(notHeld).toEqual([]);
    expect(text).toBe(item('<!-- between -->\n      <podcast:person role="producer">Óscar &amp; Vane</podcast:person>\n      <podcast:person role="guest" img="https://a.example/a.jpg">Ada Voss</podcast:person>'));
  });

  test('lose and gain attributes, others stay', () => {
    const { text } = put(bytes, ({ persons }) => void Object.assign(persons[0]!, { href: null, img: 'https://a.example/m.jpg' }));
    expect(text).toBe(textOf(bytes).replace(` href='https://a.example/m' role="Guest" x="1"`, ` role="Guest" x="1" img="https://a.example/m.jpg"`));
  });

  test('change places', () => {
    const { text } = put(bytes, ({ persons }) => void persons.push(persons.shift()!));
    expect(got(bytesOf(text)).episodes[0]!.persons.map(({ name }) => name)).toEqual(['Oscar Vane', 'Mara Quill']);
  });

  test('come where there were none, under a prefix that is declared then', () => {
    const { text, notHeld } = put(bytesOf('<rss version="2.0"><channel><title>A</title><item><guid>g</guid></item></channel></rss>'), ({ persons }) => void persons.push({ name: 'A'.repeat(129), role: 'host', group: 'cast', img: null, href: null }));
    expect(text).toBe(`<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>A</title><item><guid>g</guid><podcast:person>${'A'.repeat(128)}</podcast:person></item></channel></rss>`);
    expect(notHeld.map(({ path }) => path)).toEqual(['episodes[0].persons[0].name']);
  });

  describe('beside one that declares its own prefix', () => {
    const uri = 'https://podcastindex.org/namespace/1.0';
    const ann = (prefix: string, bound = uri): string => `<${prefix}:person xmlns:${prefix}="${bound}">Ann</${prefix}:person>`;
    const ada = { name: 'Ada Voss', role: 'guest', group: 'cast', img: null, href: null };
    const declared = ` xmlns:podcast="${uri}"`;

    test.each([
      ['the root declares one then', bare(ann('podcast')), bare(`${ann('podcast')}<podcast:person role="guest">Ada Voss</podcast:person>`, declared)],
      ['the root declares the usual one, whatever its own is', bare(ann('p')), bare(`${ann('p')}<podcast:person role="guest">Ada Voss</podcast:person>`, declared)],
      ['the one that the root declares is used', bare(ann('p'), ` xmlns:q="${uri}"`), bare(`${ann('p')}<q:person role="guest">Ada Voss</q:person>`, ` xmlns:q="${uri}"`)],
      ['its own is used where the item declares it too', bare(ann('p'), '', ` xmlns:p="${uri}"`), bare(`${ann('p')}<p:person role="guest">Ada Voss</p:person>`, '', ` xmlns:p="${uri}"`)],
      ['one that means something else around it is not used', bare(ann('p'), ' xmlns:p="urn:other"'), bare(`${ann('p')}<podcast:person role="guest">Ada Voss</podcast:person>`, ` xmlns:p="urn:other"${declared}`)],
      ['its default namespace is not used', bare(`<person xmlns="${uri}">Ann</person>`), bare(`<person xmlns="${uri}">Ann</person><podcast:person role="guest">Ada Voss</podcast:person>`, declared)],
    ])('%s', (_, before, after) => {
      const { text, notHeld } = put(bytesOf(before), ({ persons }) => void persons.push(ada));
      expect([text, notHeld]).toEqual([after, []]);
      expect(got(bytesOf(text)).episodes[0]!.persons.map(({ name }) => name)).toEqual(['Ann', 'Ada Voss']);
    });

    test('it is replaced', () => {
      const { text } = put(bytesOf(bare(ann('podcast'))), (episode) => void (episode.persons = [ada]));
      expect(text).toBe(bare('<podcast:person role="guest">Ada Voss</podcast:person>', declared));
    });

    test('a new episode has persons, too', () => {
      const { text } = put(bytesOf(bare(ann('podcast'))), (episode, { episodes }) => void episodes.unshift({ ...episode, key: undefined, guid: 'new', persons: [ada] } as typeof episode));
      expect(text).toContain(`<rss version="2.0"${declared}>`);
      expect(got(bytesOf(text)).episodes.map(({ persons }) => persons.map(({ name }) => name))).toEqual([['Ada Voss'], ['Ann']]);
    });
  });
});

describe('a word of 200,000 characters', () => {
  test.each([
    ['each written as a reference', '&#1078;', 'fog', 1],
    ['with pictures between them', '<![CDATA[x<img src="a">]]>', `<![CDATA[fog<img src="a">]]>${'<![CDATA[<img src="a">]]>'.repeat(199_999)}`, 200_000],
  ])('%s, is replaced by another', (_, character, expected, patches) => {
    const { text, patch, notHeld } = put(bytesOf(turn(character.repeat(200_000))), ({ segments }) => void Object.assign(segments[1]!, { text: 'My fog aunt.' }));
    expect([notHeld, patch.length]).toEqual([[], patches]);
    expect(text === turn(expected)).toBe(true);
  });
});

describe('chapters', () => {
  const both = bytesOf(item(`${list('0:00 Fog', '1:00 Lamp', '2:00 Stairs')}\n      ${psc(`<psc:chapter title='Fog' start='00:00:00' odd='1'/>`, `<psc:chapter title='The lamp' start='00:01:00'/>`, `<psc:chapter title='Stairs' start='00:02:00' href='https://a.example/s'/>`)}`));

  test('are edited in the notes and in psc:chapters alike', () => {
    const { text, notHeld, left } = put(both, ({ chapters }) => {
      Object.assign(chapters[0]!, { title: "It's fog" });
      Object.assign(chapters[2]!, { startMs: 125_000, url: 'https://a.example/t', imageUrl: 'https://a.example/t.jpg' });
      chapters.push({ startMs: 180_000, title: 'Sea', url: null, imageUrl: null });
    });
    expect([notHeld, left]).toEqual([[], []]);
    expect(text).toBe(item(`${list("0:00 It's fog", '1:00 Lamp', '2:05 Stairs', '3:00 Sea')}\n      ${psc(`<psc:chapter title='It&#39;s fog' start='00:00:00' odd='1'/>`, `<psc:chapter title='The lamp' start='00:01:00'/>`, `<psc:chapter title='Stairs' start='00:02:05' href='https://a.example/t' image='https://a.example/t.jpg'/>`, `<psc:chapter title='Sea' start='00:03:00'/>`)}`));
  });

  test('that psc:chapters tells otherwise stay there, and that is reported', () => {
    const { text, left } = put(both, ({ chapters }) => void (chapters[1]!.title = 'The great lamp'));
    expect(text).toBe(textOf(both).replace('1:00 Lamp', '1:00 The great lamp'));
    expect(left).toMatchObject([{ element: 'psc:chapters', passages: 1 }]);
  });

  test('leave both, with the white space around them', () => {
    const { text } = put(both, ({ chapters }) => void chapters.splice(1, 1));
    expect(text).toBe(textOf(both).replace('<li>1:00 Lamp</li>', '').replace(`\n        <psc:chapter title='The lamp' start='00:01:00'/>`, ''));
  });

  test('that psc:chapters alone tells are edited there, fractions and all', () => {
    const alone = bytesOf(item(psc('<psc:chapter start="12.5" title="Fog"/>', '<psc:chapter start="00:01:00.000" title="Lamp" href="https://a.example/l"></psc:chapter>')));
    const { text, notHeld } = put(alone, ({ chapters }) => {
      Object.assign(chapters[0]!, { startMs: 13_470 });
      Object.assign(chapters[1]!, { url: null, title: 'A <lamp>' });
      chapters.push({ startMs: 61_250, title: 'Sea', url: 'https://a.example/sea' });
    });
    expect(text).toBe(item(psc('<psc:chapter start="13.4" title="Fog"/>', '<psc:chapter start="00:01:00.000" title="A &lt;lamp&gt;"></psc:chapter>', '<psc:chapter start="00:01:01.250" title="Sea" href="https://a.example/sea"></psc:chapter>')));
    expect(notHeld).toMatchObject([{ path: 'episodes[0].chapters[0].startMs', wanted: 13_470, written: 13_400 }]);
  });

  test('that cannot be taken out are each told', () => {
    const notes = '<p>Of salt.</p><p>0:00 Fog<br>1:00 Lamp<br>2:00 Tide</p><p>More of it below.</p>';
    const item = `<description><![CDATA[${notes}]]></description>`;
    const { text, notHeld } = put(bytesOf(bare(item)), (episode) => { episode.chapters = []; });
    expect(text).toBe(bare(item));
    expect(notHeld.map(({ path, written }) => [path, (written as { title: string }).title])).toEqual(['Fog', 'Lamp', 'Tide'].map((title) => ['episodes[0].chapters', title]));
  });

  test.each([
    ['the one of the list is used', '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters">', '<p:chapter xmlns:p="http://podlove.org/simple-chapters" start="0:00" title="Fog"></p:chapter>', '<psc:chapter start="1:00" title="Lamp"></psc:chapter>', '</psc:chapters>'],
    ['its own is used where the list declares it too', '<c:chapters xmlns:c="http://podlove.org/simple-chapters" xmlns:p="http://podlove.org/simple-chapters">', "<p:chapter title='Fog' start='0:00' />", "<p:chapter title='Lamp' start='1:00' />", '</c:chapters>'],
    ['a list without a prefix has chapters without one', '<chapters xmlns="http://podlove.org/simple-chapters">', '<p:chapter xmlns:p="http://podlove.org/simple-chapters" start="0:00" title="Fog"/>', '<chapter start="1:00" title="Lamp"/>', '</chapters>'],
  ])('beside one that declares its own prefix: %s', (_, open, fog, lamp, close) => {
    const { text, notHeld } = put(bytesOf(bare(open + fog + close)), ({ chapters }) => void chapters.push({ startMs: 60_000, title: 'Lamp' }));
    expect([text, notHeld]).toEqual([bare(open + fog + lamp + close), []]);
  });

  test('that only psc:chapters tells are reported where those of the notes all go', () => {
    const bytes = bytesOf(item(`<description><![CDATA[<p>Fog.</p><h3>Chapters</h3><ul><li>0:00 Fog</li></ul>]]></description>\n      ${psc('<psc:chapter start="1:00" title="Lamp"/>')}`));
    const { text, notHeld } = put(bytes, ({ chapters }) => void chapters.splice(0, 1));
    expect(text).toContain('[CDATA[<p>Fog.</p>]]');
    expect(notHeld).toMatchObject([{ path: 'episodes[0].chapters', wanted: [], written: [{ startMs: 60_000, title: 'Lamp' }] }]);
  });

  test('have no link where there is no psc:chapters', () => {
    const { notHeld } = put(bytesOf(item(list('0:00 Fog', '1:00 Lamp', '2:00 Stairs'))), ({ chapters }) => void (chapters[1]!.url = 'https://a.example/l'));
    expect(notHeld).toMatchObject([{ path: 'episodes[0].chapters[1].url', wanted: 'https://a.example/l', written: null }]);
  });
});

const shown = (inside: string, edit: Partial<EditedShow>): [string, unknown[]] => {
  const { text, notHeld } = put(bytesOf(feed(`\n    ${inside}\n    <item><guid>g</guid></item>`)), (_, { show }) => void Object.assign(show, edit));
  return [text.slice(text.indexOf('</title>\n    ') + 13, text.indexOf('\n    <item>')), notHeld.map(({ path, written }) => [path, written])];
};
const below = (above: string, ...names: string[]): string => `<itunes:category text="${above}">${names.map((name) => `<itunes:category text="${name}"/>`).join('')}</itunes:category>`;
const both = (url: string, href: string): string => `<image><url>${url}</url></image>\n    <itunes:image href="${href}"/>`;

describe('the show', () => {
  test('has a category inside of the one it stands below, and none of another', () => {
    const before = below('Society &amp; Culture', 'Documentary');
    expect(shown(before, { category: 'Tech News' })).toEqual([below('News', 'Tech News'), [['show.category', 'News']]]);
    expect(shown('<itunes:category text="Arts" />', { category: 'Tech News' })[0]).toBe(below('News', 'Tech News'));
    expect(shown('<link>https://a.example/</link>', { category: 'Tech News' })[0]).toBe(`<link>https://a.example/</link>\n    ${below('News', 'Tech News')}`);
    expect(shown(before, { category: 'History' })).toEqual([below('History'), []]);
    expect(shown(below('News', 'Tech News'), { category: 'Tech News' })[0]).toBe(below('News', 'Tech News'));
  });

  test('has a new cover wherever it had the old one', () => {
    const [old, other, cover] = ['https://a.example/a.jpg', 'https://a.example/small.jpg', 'https://a.example/b.jpg'];
    expect(shown(both(old, old), { imageUrl: cover })).toEqual([both(cover, cover), []]);
    expect(shown(both(other, old), { imageUrl: cover })).toEqual([both(other, cover), []]);
    expect(shown(`<image><url>${old}</url></image>`, { imageUrl: cover })).toEqual([`<image><url>${cover}</url></image>`, []]);
    expect(shown('<itunes:image/>', { imageUrl: cover })).toEqual([`<itunes:image href="${cover}"/>`, []]);
  });
});

describe('names that every object has', () => {
  test('are attributes like others, of the chapter and the enclosure that new ones are made like', () => {
    const bytes = bytesOf(item(`<enclosure url="https://a.example/1.mp3" length="1" type="audio/mpeg" toString="1"/>${psc('<psc:chapter start="0:00" title="Fog" constructor="1" __proto__="2"/>')}`));
    const { text, notHeld } = put(bytes, ({ chapters }, { episodes }) => {
      chapters.push({ startMs: 60_000, title: 'Lamp' });
      episodes.push({ guid: 'two', title: 'Two', enclosure: { url: 'https://a.example/2.mp3', length: 2, type: 'audio/mpeg' } } as Editing['episodes'][number]);
    });
    expect(notHeld).toEqual([]);
    expect(text).toContain('<psc:chapter start="1:00" title="Lamp"/>');
    expect(text).toContain('<enclosure url="https://a.example/2.mp3" length="2" type="audio/mpeg"/>');
  });

  test('are no encodings', () => {
    expect(putFeed(bytesOf(feed('', '<?xml version="1.0" encoding="constructor"?>')), { episodes: [] })).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('written in constructor') as string }] });
  });
});

describe('characters that the encoding lacks', () => {
  const turns = '<p>Mara Quill (0:05)</p><p>Who wrote it?</p><p>Oscar Vane (1:02)</p><p>My aunt.</p>';

  test.each([
    ['CDATA with HTML', `<description><![CDATA[${turns}]]></description>`, 'My &#8212; &#128246; aunt'],
    ['escaped HTML', `<description>${turns.replaceAll('<', '&lt;')}</description>`, 'My &#8212; &#128246; aunt'],
    ['CDATA with plain text', `<description><![CDATA[Mara Quill (0:05)\nWho wrote it?\n\nOscar Vane (1:02)\nMy aunt.]]></description>`, 'My ]]>&#8212;<![CDATA[ ]]>&#128246;<![CDATA[ aunt'],
  ])('become references in %s, titles, links and attributes, and are read as themselves', (_, notes, written) => {
    const bytes = latin(notes);
    const first = put(bytes, withForeignCharacters);
    expect(first.notHeld).toEqual([]);
    expect(first.text).toContain('<![CDATA[Öne ]]>&#8212;<![CDATA[ ]]>&#128246;<![CDATA[]]></title>');
    expect(first.text).toContain('<title>Quay &#8212; &#128246;</title>');
    expect(first.text).toContain('url="https://a.example/&#8212;.mp3"');
    expect(first.text).toContain(written);
    const view = got(first.bytes);
    expect([view.show.title, view.episodes[0]!.title, view.episodes[0]!.segments[1]!.text]).toEqual(['Quay — 📶', 'Öne — 📶', 'My — 📶 aunt.']);
    expect(put(first.bytes, withForeignCharacters).patch).toEqual([]);
  });
});

describe('elements where text should be', () => {
  test('are left, and that is reported', () => {
    const text = '<rss version="2.0"><channel><title>A<b/></title><item><title>One <i>two</i></title><guid>g</guid></item></channel></rss>';
    const { patch, notHeld } = put(bytesOf(text), (episode, { show }) => {
      show.title = 'B & C';
      episode.title = 'Two & three';
    });
    expect(patch).toEqual([]);
    expect(notHeld.map(({ path, written }) => [path, written])).toEqual([['show.title', 'A<b/>'], ['episodes[0].title', 'One <i>two</i>']]);
  });
});

describe('a view that does not belong to the feed', () => {
  test('is refused with every place', () => {
    expect(putting(fixture('lighthouse'), ({ segments, chapters }, view: EditedFeed) => {
      Object.assign(segments[0]!, { id: 's99', text: 'Other words.' });
      segments[2]!.id = 's1';
      chapters.push({ title: 'A' });
      view.episodes[1]!.key = 'nobody';
      view.episodes.push({ title: 'New' }, { key: 'light:1' }, { guid: ' light:1 ', title: 'Again' });
    })).toEqual({
      ok: false,
      refusals: [
        { path: 'episodes[0].chapters[0].startMs', message: 'a new chapter needs one' },
        { path: 'episodes[0].segments[0].id', message: expect.stringContaining('no segment "s99"') as string },
        { path: 'episodes[0].segments[2].id', message: '"s1" is already in this list' },
        { path: 'episodes[1].key', message: 'the feed has no item "nobody"; a new episode has no key' },
        { path: expect.stringMatching(/episodes\[\d\]\.guid/) as string, message: 'a new episode needs a guid, which it keeps for ever' },
        { path: expect.stringMatching(/episodes\[\d\]\.key/) as string, message: '"light:1" is already used by an earlier episode of this view' },
        { path: expect.stringMatching(/episodes\[\d\]\.guid/) as string, message: '"light:1" is another episode of this view; a new one needs a guid of its own' },
      ],
    });
  });
});