import { parseBuffer } from 'music-metadata';
import { seeded } from '../../edit/fixtures/anyOperation.ts';
import { FileContent } from '../fileContent.ts';
import type { TranscriptReading } from '../reading.ts';
import { big32, latin, syncsafe32, tagBuilder, unsynchronised, utf16, wrapped } from '../testing/id3Tag.ts';
import { complaints } from '../testing/complaints.ts';
import { mutated } from '../testing/mutated.ts';
import { id3 } from './id3.ts';

const read = (bytes: Uint8Array) => id3.read!(new FileContent(bytes), {}) as TranscriptReading;
const detect = (...bytes: number[]) => id3.detect!(new FileContent(Uint8Array.from(bytes)));
const found = (bytes: Uint8Array) => read(bytes).chapters.map(({ startMs, title }) => [startMs, title]);
/** A frame of sound, with something inside it at an offset. */
const soundFrame = (head: readonly number[], size: number, inside: readonly number[] = [], at = 36) => Array.from({ length: size }, (_, index) => head[index] ?? inside[index - at] ?? 0);
const lengthOf = (...parts: (readonly number[])[]) => read(Uint8Array.from(parts.flat())).durationMs;
/** How music-metadata reads the same bytes, followed by a little sound. */
async function theirs(bytes: Uint8Array): Promise<unknown> {
  const sound = Array.from({ length: 8 }, () => [0xff, 0xfb, 0x90, 0, ...Array.from({ length: 413 }, () => 0)]).flat();
  const metadata = await parseBuffer(Uint8Array.from([...bytes, ...sound]), { mimeType: 'audio/mpeg' }, { includeChapters: true });
  return metadata.format.chapters?.map(({ start, title }) => [Math.round(start * 1000), title]);
}

describe.each([3, 4] as const)('the chapters of an ID3v2.%i tag', (version) => {
  const { tag, frame, title, link, chapter, contents } = tagBuilder(version);
  const lamps = [chapter('a', 0, title('Casting off')), chapter('b', 61_250, title('Tides 潮'), link('https://example.org/tides'))];

  test('have their times to the millisecond, titles and links', () => {
    const { chapters, report } = read(tag(contents('toc', ['a', 'b']), ...lamps));
    expect(chapters).toEqual([
      { startMs: 0, title: 'Casting off', url: null, imageUrl: null },
      { startMs: 61_250, title: 'Tides 潮', url: 'https://example.org/tides', imageUrl: null },
    ]);
    expect(report).toEqual({ read: 2, repaired: [], rejected: [] });
  });

  test('come with the title, the language and the length of the recording', () => {
    const { title: name, language, durationMs } = read(tag(title('The lamp room'), frame('TLAN', [0, ...latin('ger'), 0]), frame('TLEN', [0, ...latin('95000')]), ...lamps));
    expect([name, language, durationMs]).toEqual(['The lamp room', 'de', 95_000]);
  });

  test.each<[string, readonly number[]]>([
    ['Latin', [0, ...latin('Émile')]],
    ['UTF-16 with its little end first', [1, 0xff, 0xfe, ...utf16('Émile', 'le')]],
    ['UTF-16 with its big end first', [1, 0xfe, 0xff, ...utf16('Émile', 'be'), 0, 0]],
    ['UTF-16 without a mark', [2, ...utf16('Émile', 'be')]],
    ['UTF-8', [3, ...new TextEncoder().encode('Émile\n'), 0]],
  ])('may be titled in %s', (_, data) => {
    expect(found(tag(chapter('a', 5, frame('TIT2', data))))).toEqual([[5, 'Émile']]);
  });

  test('stand by time, and in the order of the table of contents where two begin at once', () => {
    const [b, a, c] = ['b', 'a', 'c'].map((id) => chapter(id, id === 'c' ? 0 : 9, title(id)));
    expect(found(tag(b!, a!, c!, contents('toc', ['c', 'a', 'b'])))).toEqual([[0, 'c'], [9, 'a'], [9, 'b']]);
  });

  test('may be listed in tables inside tables, even where these turn in a circle', async () => {
    const chapters = ['b', 'a'].map((id) => chapter(id, 9, title(id)));
    const bytes = tag(...chapters, contents('part 2', ['b', 'toc'], false), contents('part 1', ['a'], false), contents('toc', ['part 1', 'part 2']));
    expect(found(bytes)).toEqual([[9, 'a'], [9, 'b']]);
    expect(await theirs(bytes)).toBeUndefined();
  });

  test('are read with a line in the report where the table of contents forgets them', () => {
    const { chapters, report } = read(tag(contents('toc', ['a']), ...lamps));
    expect(chapters).toHaveLength(2);
    expect(report.repaired).toEqual([{ line: 2, what: 'The chapter is not in the table of contents; it was read anyway.' }]);
  });

  test('are left out, with the reason, where they have no title or no time', () => {
    const { report } = read(tag(chapter('a', 0), chapter('b', 0xffff_ffff, title('Never')), frame('CHAP', latin('short')), chapter('d', 1, title('Told'))));
    expect(report.read).toBe(1);
    expect(report.rejected.map(({ line, why }) => [line, why.split(/[;:.]/)[0]])).toEqual([
      [1, 'The chapter has no title'], [2, 'The chapter has no usable start'], [3, 'The chapter ends before its times'],
    ]);
  });

  test('keep a link to a picture, but neither a picture inside the file nor a link that is no web address', () => {
    const linked = frame('APIC', [0, ...latin('-->'), 0, 3, 0, ...latin('https://example.org/lamp.jpg')]);
    const embedded = frame('APIC', [1, ...latin('image/png'), 0, 3, 0, 0, 0x89, 0x50]);
    const { chapters, report } = read(tag(chapter('a', 0, title('A'), linked), chapter('b', 1, title('B'), embedded, link('javascript:alert(1)'))));
    expect(chapters.map(({ url, imageUrl }) => [url, imageUrl])).toEqual([[null, 'https://example.org/lamp.jpg'], [null, null]]);
    expect(report.rejected.map(({ line }) => line)).toEqual([2, 2]);
  });

  test('are read up to the place where the file is cut off', () => {
    const bytes = tag(...lamps).slice(0, -20);
    const { chapters, report } = read(bytes);
    expect(chapters.map(({ title: name }) => name)).toEqual(['Casting off']);
    expect(report.rejected).toEqual([{ line: 1, why: 'The file ends inside its ID3 tag; what comes before the end was read.' }]);
  });
});

describe('what readers of ID3 stumble over', () => {
  const [three, four] = [tagBuilder(3), tagBuilder(4)];

  test('an extended header, whose size 2.3 and 2.4 count differently', async () => {
    const frames = four.chapter('a', 7, four.title('Seven'));
    const newer = wrapped(4, 0x40, [...syncsafe32(6), 1, 0, ...frames]);
    expect(found(newer)).toEqual([[7, 'Seven']]);
    expect(await theirs(newer)).toBeUndefined();
    const older = wrapped(3, 0x40, [...big32(6), 0, 0, ...big32(0), ...three.chapter('a', 7, three.title('Seven'))]);
    expect(found(older)).toEqual([[7, 'Seven']]);
  });

  test('unsynchronisation, of the whole tag in 2.3 and of each frame in 2.4', async () => {
    const older = wrapped(3, 0x80, unsynchronised(three.chapter('a', 0xff00, three.title('ÿ\u00ff'))));
    expect(found(older)).toEqual([[0xff00, 'ÿÿ']]);
    expect(await theirs(older)).toBeUndefined();
    const data = unsynchronised(four.chapter('a', 0xff00, four.frame('TIT2', [0, ...latin('ÿ')])).slice(10));
    expect(found(wrapped(4, 0x80, four.frame('CHAP', data, 0x02)))).toEqual([[0xff00, 'ÿ']]);
  });

  test('sizes of 2.4 that are written as those of 2.3', () => {
    const long = 'long '.repeat(40).trim();
    const text = [3, ...latin(long)];
    const inside = [...latin('TIT2'), ...big32(text.length), 0, 0, ...text];
    const data = [...latin('a'), 0, ...big32(1), ...big32(2), ...big32(0), ...big32(0), ...inside];
    expect(found(four.tag([...latin('CHAP'), ...big32(data.length), 0, 0, ...data]))).toEqual([[1, long]]);
  });

  test('a frame that is compressed, a group byte, a length before the data', () => {
    const plain = four.chapter('a', 7, four.title('Seven')).slice(10);
    const { chapters, report } = read(four.tag(four.frame('CHAP', plain, 0x08), four.frame('CHAP', [1, ...syncsafe32(plain.length), ...plain], 0x41)));
    expect(chapters.map(({ startMs }) => startMs)).toEqual([7]);
    expect(report.rejected).toEqual([{ line: 1, why: 'The chapter is compressed or encrypted and was not read.' }]);
  });

  test('a second tag behind the first, and one of 2.2, which knows no chapters', () => {
    const old = Uint8Array.from([...latin('ID3'), 2, 0, 0, ...syncsafe32(11), ...latin('TT2'), 0, 0, 5, 0, ...latin('Lamp')]);
    const { title, chapters } = read(Uint8Array.from([...old, ...four.tag(four.chapter('a', 1, four.title('One')))]));
    expect([title, chapters.length]).toEqual(['Lamp', 1]);
  });

  test('junk behind the frames', () => {
    const { report } = read(four.tag(four.chapter('a', 1, four.title('One')), latin('not a frame at all')));
    expect([report.read, report.rejected.length]).toEqual([1, 1]);
  });
});

describe('the length of an mp3', () => {
  test('is that of its frames, added up, whatever their bit rates', () => {
    const [fast, slow] = [soundFrame([0xff, 0xfb, 0x94, 0], 384), soundFrame([0xff, 0xfb, 0x54, 0], 192)];
    expect(lengthOf([...tagBuilder(4).tag()], ...Array.from({ length: 125 }, (_, index) => (index % 2 === 0 ? fast : slow)))).toBe(3_000);
  });

  test('is what the encoder counted, where it left the count', () => {
    expect(lengthOf(soundFrame([0xff, 0xfb, 0x94, 0], 384, [...latin('Xing'), ...big32(1), ...big32(125_000)]), soundFrame([0xff, 0xfb, 0x94, 0], 384))).toBe(3_000_000);
    expect(lengthOf(soundFrame([0xff, 0xf3, 0x48, 0xc0], 144, [...latin('Info'), ...big32(3), ...big32(1_000)], 13))).toBe(36_000);
  });

  test('is unknown where there is no sound', () => {
    expect(lengthOf([0xff, 0xfb, 0x94, 0, 1, 2, 3], Array.from({ length: 400 }, () => 7))).toBeNull();
  });
});

describe('an mp3 is known by', () => {
  test('its tag or its first frame, not by the mark of UTF-16', () => {
    expect(id3.detect!(new FileContent(tagBuilder(4).tag()))).toBe('begins with an ID3 tag');
    expect(detect(0xff, 0xfb, 0x90, 0x44)).toBe('begins with an MPEG audio frame');
    expect(detect(0xff, 0xfe, 0x41, 0)).toBeNull();
    expect(detect(0xff, 0xff, 0xff, 0xff)).toBeNull();
    expect(detect()).toBeNull();
  });
});

describe('whatever the file holds', () => {
  const { tag, chapter, contents, title, link } = tagBuilder(4);
  const whole = tag(contents('toc', ['a', 'b']), title('All'), chapter('a', 0, title('A'), link('https://example.org')), chapter('b', 5, title('B')));

  test('the reader answers, and keeps its promises', () => {
    const originals = [whole, tagBuilder(3).tag(tagBuilder(3).chapter('a', 0, tagBuilder(3).title('A')))];
    for (let seed = 1; seed <= 500; seed += 1) {
      const broken = complaints(read(mutated(originals[seed % 2]!, originals, seeded(seed))));
      if (broken.length > 0) expect({ seed, broken }).toEqual({ seed, broken: [] });
    }
  });

  test.each<[string, readonly number[], readonly number[]]>([
    ['zeros', [], [0]],
    ['zeros in a tag', wrapped(4, 0, []).fill(0x7f, 6) as unknown as number[], [0]],
    ['0xFF', [], [0xff]],
    ['headers of frames', [], [0xff, 0xfb, 0x90, 0]],
    ['tags', [], [...tag()]],
    ['chapters', [...latin('ID3'), 4, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f], chapter('a', 0, title('A'))],
    ['entries of contents', [...latin('ID3'), 4, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f], contents('a', ['a', 'b'])],
  ])('ten megabytes of %s are read or rejected', (_, head, unit) => {
    const bytes = new Uint8Array(1e7);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = at < head.length ? head[at]! : unit[(at - head.length) % unit.length]!;
    const { report } = read(bytes);
    expect(report.read + report.rejected.length).toBeGreaterThan(0);
  });
});
