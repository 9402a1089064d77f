import { feedOf, findingsOf, HEAD, inItem, ITEM } from '../fixtures/feed.ts';

const GUID = '<guid isPermaLink="false">quay:1</guid>';
const ENCLOSURE = 'url="https://quay.example/1.mp3" length="1234" type="audio/mpeg"';
const DESCRIPTION = '<description>About ropes &amp; knots.</description>';
const TRANSCRIPT = '<podcast:transcript url="https://quay.example/1.vtt" type="text/vtt" language="en"/>';
const DATE = 'Tue, 04 Mar 2025 09:05:00 GMT';

const psc = (...chapters: [start: string, title: string][]): string => `<psc:chapters version="1.2">${chapters.map(([start, title]) => `<psc:chapter start="${start}" title="${title}"/>`).join('')}</psc:chapters>`;
const notes = (...lines: string[]): string => `<description><![CDATA[<p>About ropes.</p><h2>Chapters</h2><ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>]]></description>`;

describe('what PSP-1 asks of an episode', () => {
  test.each([['title', '<title>Ropes</title>'], ['guid', GUID], ['enclosure', `<enclosure ${ENCLOSURE}/>`]])('%s is required', (element, instead) => {
    expect(findingsOf(feedOf({ items: [ITEM.replace(instead, '')] }))).toMatchObject([{ code: 'required-element', severity: 'error', element, rule: 'psp-1', line: 16, column: 5 }]);
  });
  test.each(['<link>https://quay.example/1</link>', `<pubDate>${DATE}</pubDate>`, '<itunes:duration>61</itunes:duration>', DESCRIPTION, TRANSCRIPT])('%s is recommended', (instead) => expect(inItem('', instead)).toEqual(['info recommended-element']));
  test('notes in content:encoded are a description', () => expect(inItem('<content:encoded><![CDATA[<p>About ropes.</p>]]></content:encoded>', DESCRIPTION)).toEqual([]));
});

describe('the enclosure', () => {
  test.each([
    ['url="/1.mp3" length="1234" type="audio/mpeg"', ['error enclosure-no-address']],
    ['length="1234" type="audio/mpeg"', ['error enclosure-missing']],
    ['url="https://quay.example/1.mp3" type="audio/mpeg"', ['error enclosure-length-missing']],
    ['url="https://quay.example/1.mp3" length="1.2 MB" type="audio/mpeg"', ['error enclosure-length']],
    ['url="https://quay.example/1.mp3" length="0" type="audio/mpeg"', ['warning enclosure-length-zero']],
    ['url="https://quay.example/1.mp3" length="0012345" type="audio/mpeg"', []],
    ['url="https://quay.example/1.mp3" length="1234"', ['error enclosure-type-missing']],
    ['url="https://quay.example/1.mp3" length="1234" type="audio/mp3"', ['warning enclosure-type']],
    ['url="https://quay.example/1.mp3" length="1234" type="audio/x-m4a"', ['warning enclosure-type-differs']],
    ['url="https://quay.example/1.m4a?x=.mp3" length="1234" type="audio/mp4"', []],
    ['url="https://track.example/e/quay.example/1" length="1234" type="audio/mpeg"', []],
    ['url="https://quay.example/1.ogg" length="1234" type="audio/ogg"', ['warning enclosure-type']],
    ['url="https://quay.example/1.mp4" length="1234" type="video/mp4"', []],
  ])('%s', (more, found) => expect(inItem(more, ENCLOSURE)).toEqual(found));
  test('stands once', () => expect(inItem('<enclosure url="https://quay.example/1.m4a" length="1" type="audio/mp4"/>')).toEqual(['warning enclosure-repeated']));
});

describe('the guid', () => {
  test.each([
    ['<guid>https://quay.example/1</guid>', []], ['<guid>quay:1</guid>', ['info guid-no-permalink']], ['<guid isPermaLink="true">quay:1</guid>', ['info guid-no-permalink']],
    ['<guid isPermaLink="no">quay:1</guid>', ['warning guid-permalink']], [`${GUID}<guid isPermaLink="false">quay:2</guid>`, ['error guid-repeated']],
  ])('%s', (more, found) => expect(inItem(more, GUID)).toEqual(found));
});

describe('dates, durations and numbers', () => {
  test.each([['yesterday', ['error date-unreadable']], ['2025-03-04', ['warning date-format']], ['Wed, 04 Mar 2025 09:05:00 GMT', ['info date-weekday']], ['tue, 4 mar 2025 09:05:00 -0500', []]])('pubDate %s', (more, found) => expect(inItem(more, DATE)).toEqual(found));
  test.each([['61.4', ['info duration-format']], ['1:01', ['info duration-format']], ['0', ['warning duration-zero']], ['00:00:00', ['warning duration-zero']], ['an hour', ['warning duration-unreadable']]])('itunes:duration %s', (more, found) => expect(inItem(more, '61')).toEqual(found));
  test.each([
    ['<itunes:episode>12</itunes:episode><itunes:season>1</itunes:season><itunes:episodeType>Bonus</itunes:episodeType>', []],
    ['<itunes:episode>0</itunes:episode><itunes:season>one</itunes:season><itunes:episodeType>live</itunes:episodeType>', ['warning episode-number', 'warning season-number', 'warning episode-type']],
    ['<podcast:season name="The wall">3</podcast:season><podcast:episode display="Ch.3">100.5</podcast:episode>', []],
    [`<podcast:season>three</podcast:season><podcast:episode display="${'d'.repeat(33)}">next</podcast:episode>`, ['warning podcast-season-number', 'warning podcast-episode-number', 'warning podcast-episode-display-long']],
  ])('%s', (more, found) => expect(inItem(more)).toEqual(found));
});

describe('transcripts', () => {
  test.each([
    ['<podcast:transcript url="https://quay.example/1.srt" type="application/x-subrip" rel="captions"/><podcast:transcript url="https://quay.example/1.da.vtt" type="text/vtt" language="da"/>', []],
    ['<podcast:transcript type="text/vtt"/>', ['error transcript-missing']],
    ['<podcast:transcript url="1.vtt" type="text/vtt"/>', ['error transcript-no-address']],
    ['<podcast:transcript url="https://quay.example/1.srt"/>', ['error transcript-type-missing']],
    ['<podcast:transcript url="https://quay.example/1.srt" type="application/srt"/>', ['warning transcript-type']],
    ['<podcast:transcript url="https://quay.example/1.txt" type="text/plain; charset=utf-8"/>', []],
    ['<podcast:transcript url="https://quay.example/1.de" type="text/html" language="German language"/>', ['warning transcript-language']],
    ['<podcast:transcript url="https://quay.example/1.html" type="text/html" rel="transcript"/>', ['info transcript-rel']],
    ['<podcast:transcript url="https://quay.example/1b.vtt" type="text/vtt" language="en"/>', ['warning transcript-repeated']],
  ])('%s', (more, found) => expect(inItem(more)).toEqual(found));
  test.each([['application/json', ['info transcript-not-for-apple']], ['text/html', ['info transcript-not-for-apple']], ['application/x-subrip', []]])('of type %s alone, for Apple', (type, found) => expect(inItem(`type="${type}"`, 'type="text/vtt"')).toEqual(found));
});

describe('chapters', () => {
  test.each([
    ['<podcast:chapters url="https://quay.example/1.json" type="application/json+chapters"/>', []],
    ['<podcast:chapters url="https://quay.example/1.json" type="application/json"/>', []],
    ['<podcast:chapters url="https://quay.example/1.xml" type="text/xml"/>', ['warning chapters-type']],
    ['<podcast:chapters/>', ['error chapters-missing', 'error chapters-type-missing']],
    ['<podcast:chapters url="https://quay.example/1.json" type="application/json+chapters"/><podcast:chapters url="https://quay.example/2.json" type="application/json+chapters"/>', ['warning repeated']],
  ])('%s', (more, found) => expect(inItem(more)).toEqual(found));

  test('in the feed, for Spotify and Apple', () => {
    expect(inItem(psc(['00:00:00.000', 'Out'], ['00:00:20.000', 'Wall'], ['00:00:40.000', 'Home']))).toEqual([]);
    expect(inItem(psc(['00:00:05', 'Out'], ['00:00:20', 'Wall [live]'], ['00:00:40', 'Home']))).toEqual(['info chapters-first', 'info chapters-first', 'info chapter-title-square-brackets']);
    expect(findingsOf(feedOf({ items: [`${ITEM}${psc(['00:00:00', 'Out'], ['00:00:20', 'Home'])}`] })).map(({ rule, code, element }) => [rule, code, element])).toEqual([['apple', 'chapters-too-few', 'psc:chapters'], ['spotify', 'chapters-too-few', 'psc:chapters']]);
  });
  test.each(['[0:00] Out', '0:00.5 Out', 'Out 0:00', 'Out (0:00)', '<a href="https://quay.example/1?t=0">Out</a> 0:00'])('in the notes that write times like “%s”, for Spotify', (line) => {
    const others = ['0:20 Wall', '0:40 Home'].map((other) => line.replace('0:00', other.slice(0, 4)).replace('Out', other.slice(5)));
    expect(inItem(notes(line, ...others), DESCRIPTION)).toEqual(['info chapters-time-form']);
    expect(inItem(`${notes(line, ...others)}${psc(['00:00:00', 'Out'], ['00:00:20', 'Wall'], ['00:00:40', 'Home'])}`, DESCRIPTION)).toEqual([]);
  });
  test.each(['00:00 Out', '(00:00) Out', '0:00:00 Out', '- 0:00 – Out', '0:00 - Out'])('in the notes that write times like “%s”, which Spotify reads', (line) =>
    expect(inItem(notes(line, ...['0:20', '0:40'].map((time) => line.replace(/0:00(?=[ )])/, time))), DESCRIPTION)).toEqual([]));
  test('with starts that are none, out of order, without titles, or none at all', () => {
    expect(inItem(psc(['soon', 'Out']))).toEqual(['error psc-start']);
    expect(inItem(psc(['0:00', 'Out'], ['0:30', ''], ['0:20', 'Home']))).toEqual(['info chapters-order', 'warning psc-title', 'warning psc-order']);
    expect(inItem('<psc:chapters version="1.2"/>')).toEqual(['warning psc-empty']);
  });
  test('in the notes, for Apple, Spotify and YouTube: each rule once, at the notes', () => {
    const found = findingsOf(feedOf({ items: [ITEM.replace(DESCRIPTION, notes('00:05 Out', '00:20 Wall', '00:25 Home', '00:30 Tea'))] }));
    expect(found.map(({ rule, code, element, line }) => [rule, code, element, line])).toEqual([
      ['apple', 'chapters-first', 'description', 23], ['spotify', 'chapters-first', 'description', 23], ['youtube', 'chapters-first', 'description', 23], ['youtube', 'chapter-too-short', 'description', 23],
    ]);
  });
  test('in the notes that are good, and notes without any, are left alone', () => {
    expect(inItem(notes('00:00 Out', '00:20 Wall', '00:40 Home'), DESCRIPTION)).toEqual([]);
    expect(inItem('<description>At 10:30 we meet at the quay.</description>', DESCRIPTION)).toEqual([]);
  });
});

describe('persons', () => {
  test.each([
    ['<podcast:person>Mara Quill</podcast:person><podcast:person role="Guest" group="Cast">Oscar Vane</podcast:person>', []],
    ['<podcast:person group="visuals" role="Cover Art Designer" href="https://quay.example/b">Becky</podcast:person>', []],
    ['<podcast:person/>', ['error person-without-name']],
    [`<podcast:person>${'n'.repeat(129)}</podcast:person>`, ['warning person-name-long']],
    [`<podcast:person>${'🫱'.repeat(128)}</podcast:person>`, []],
    ['<podcast:person role="Boss" group="Office" img="m.jpg" href="mara">Mara</podcast:person>', ['info person-role', 'info person-group', 'warning person-img-no-address', 'warning person-href-no-address']],
  ])('%s', (more, found) => expect(inItem(more)).toEqual(found));
  test('of an episode replace the show’s, so a host is named again', () => {
    const head = `${HEAD}<podcast:person>Mara Quill</podcast:person>`;
    const codes = (persons: string) => findingsOf(feedOf({ head, items: [`${ITEM}${persons}`] })).map(({ code }) => code);
    expect(codes('<podcast:person role="guest">Oscar Vane</podcast:person>')).toEqual(['person-without-host']);
    expect(codes('<podcast:person role="guest">Oscar Vane</podcast:person><podcast:person role="guest host">Tom</podcast:person>')).not.toContain('person-without-host');
    expect(codes('')).toEqual([]);
  });
});

describe('soundbites', () => {
  test.each([
    ['<podcast:soundbite startTime="73.0" duration="60.0"/>', []], ['<podcast:soundbite startTime="73" duration="5">Short</podcast:soundbite>', ['info soundbite-length']],
    ['<podcast:soundbite startTime="1:13" duration="60"/>', ['error soundbite-starttime']], ['<podcast:soundbite startTime="1"/>', ['error soundbite-duration']],
  ])('%s', (more, found) => expect(inItem(more)).toEqual(found));
});

describe('notes', () => {
  test.each([
    ['<description>&amp;lt;p&amp;gt;About ropes&amp;lt;/p&amp;gt;</description>', ['warning notes-escaped-twice']],
    ['<description><![CDATA[See &lt;a href="https://quay.example/"&gt;ropes&lt;/a&gt;.]]></description>', ['warning notes-escaped-twice']],
    ['<description>&lt;p&gt;About ropes &amp;amp; knots&lt;/p&gt;</description>', []],
    ['<description><![CDATA[<p>In HTML, &lt;p&gt; begins a paragraph.</p>]]></description>', []],
    ['<description><![CDATA[<p>Ropes.</p><script>alert(1)</script>]]></description>', ['warning notes-active']],
    ['<description><![CDATA[<p>Ropes.</p><img src="https://quay.example/rope.png" onerror="x()">]]></description>', ['warning notes-active']],
    ['<description>&lt;p&gt;&lt;a class="b" href="javascript:x()"&gt;Ropes&lt;/a&gt;&lt;/p&gt;</description>', ['warning notes-active']],
    ['<description><![CDATA[<p>A <a href="https://quay.example/?only=1&amp;once=2">script</a> on ropes; onerror="x" is no attribute here.</p>]]></description>', []],
    ['<description>If a &lt; b and b &gt; c; R&amp;amp;D &amp;lt;3</description>', []],
  ])('%s', (more, found) => expect(inItem(more, DESCRIPTION)).toEqual(found));
  test('are long where apps cut them', () => {
    expect(inItem(`<description>${'a'.repeat(4_001)}</description>`, DESCRIPTION)).toEqual(['warning description-long']);
    expect(inItem(`<content:encoded>${'a '.repeat(5_001)}</content:encoded>`)).toEqual(['info notes-long']);
    expect(inItem(`<content:encoded>${'a'.repeat(9_999)}</content:encoded>`)).toEqual([]);
  });
});

describe('elements of the wrong place', () => {
  test.each([['<podcast:locked>yes</podcast:locked>', ['warning misplaced']], ['<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>', ['warning misplaced']], ['<podcast:alternateEnclosure type="video/mp4"/>', []]])('%s', (more, found) => expect(inItem(more)).toEqual(found));
});

describe('what episodes share', () => {
  test('a guid, an enclosure, a title: found at the later one', () => {
    const found = findingsOf(feedOf({ items: [ITEM, ITEM, ITEM.replace('quay:1<', 'quay:3<').replace('1.mp3', '3.mp3')] }));
    expect(found.map(({ code, severity, key, line }) => [severity, code, key, line])).toEqual([
      ['error', 'guid-taken', 'quay:1#2', 26], ['warning', 'enclosure-taken', 'quay:1#2', 26], ['info', 'title-taken', 'quay:1#2', 26], ['info', 'title-taken', 'quay:3', 36],
    ]);
  });
});
