import { parseBuffer } from 'music-metadata';
import { seeded } from '../../edit/fixtures/anyOperation.ts';
import { FileContent } from '../fileContent.ts';
import type { TranscriptReading } from '../reading.ts';
import { big32, utf16 } from '../testing/id3Tag.ts';
import { box, fullBox, href, mp4With, namedBox, neroList, textSample, utf8 } from '../testing/mp4File.ts';
import { complaints } from '../testing/complaints.ts';
import { mutated } from '../testing/mutated.ts';
import { mp4 } from './mp4.ts';

const read = (bytes: Uint8Array) => mp4.read!(new FileContent(bytes), {}) as TranscriptReading;
const found = (bytes: Uint8Array) => read(bytes).chapters.map(({ startMs, title }) => [startMs, title]);
const theirs = async (bytes: Uint8Array) => (await parseBuffer(bytes, { mimeType: 'audio/mp4' }, { includeChapters: true })).format.chapters;
const samples = (...titles: string[]) => titles.map((title) => textSample(utf8(title)));

/** The report on a chapter track with these tables: samples of equal size, one per chunk. */
const withTables = (size: number, count: number, offsets: readonly number[]) => {
  const stbl = box('stbl', fullBox('stts', 0, big32(1), big32(count), big32(1)), fullBox('stsc', 0, big32(1), big32(1), big32(1), big32(1)),
    fullBox('stsz', 0, big32(size), big32(count)), fullBox('stco', 0, big32(offsets.length), offsets.flatMap(big32)));
  const trak = box('trak', fullBox('tkhd', 0, big32(0), big32(0), big32(2)), box('tref', box('chap', big32(2))),
    box('mdia', fullBox('mdhd', 0, big32(0), big32(0), big32(1_000), big32(0), big32(0)), fullBox('hdlr', 0, big32(0), utf8('text')), box('minf', stbl)));
  return read(Uint8Array.from(box('moov', trak))).report;
};

/** The titles of four chapters; the second and third are equally long. */
const lamps = { id: 2, samples: samples('Casting off', 'Tides 潮', 'Fuel', 'Émile'), durations: [61_250, 5_000, 5_000, 23_750] };
const starts = [[0, 'Casting off'], [61_250, 'Tides 潮'], [66_250, 'Fuel'], [71_250, 'Émile']];

describe('the chapters of an MP4', () => {
  test('are those of the text track that the sound names', () => {
    const { chapters, report, durationMs } = read(mp4With([lamps]));
    expect(chapters.map(({ startMs, title }) => [startMs, title])).toEqual(starts);
    expect(report).toEqual({ read: 4, repaired: [], rejected: [] });
    expect(durationMs).toBe(95_000);
  });

  test('come with the title and the language of the recording', () => {
    const { title, language } = read(mp4With([lamps], [box('udta', namedBox('The lamp room'))], 'deu'));
    expect([title, language]).toEqual(['The lamp room', 'de']);
    expect(read(mp4With([lamps], [], 'und')).language).toBeNull();
  });

  test.each([
    ['several titles in a chunk', { perChunk: 3 }],
    ['offsets of eight bytes', { long: true }],
    ['finer units of time', { timescale: 90_000, durations: lamps.durations.map((duration) => duration * 90) }],
    ['the handler of subtitles', { handler: 'sbtl' }],
  ])('may have %s', (_, change) => {
    expect(found(mp4With([{ ...lamps, ...change }]))).toEqual(starts);
  });

  test('begin after an empty edit, and leave a gap for a sample without text', () => {
    expect(found(mp4With([{ id: 2, delay: 2_500, samples: samples('A', '', 'B'), durations: [1_000, 500, 700] }]))).toEqual([[2_500, 'A'], [4_000, 'B']]);
  });

  test('may be titled in UTF-16', () => {
    const titles = [textSample([0xfe, 0xff, ...utf16('Émile', 'be')]), textSample([0xff, 0xfe, ...utf16('潮', 'le')])];
    expect(found(mp4With([{ id: 2, samples: titles, durations: [1_000, 1_000] }]))).toEqual([[0, 'Émile'], [1_000, '潮']]);
  });

  test('have the links of their own samples, or of a second track where it begins at the same time', () => {
    const own = { id: 2, samples: [textSample(utf8('A'), href('https://example.org/a'))], durations: [9] };
    expect(read(mp4With([own])).chapters[0]!.url).toBe('https://example.org/a');
    const links = { id: 3, samples: [textSample([], href('https://example.org/a')), textSample([], href('javascript:b')), textSample([], href('https://example.org/c'))], durations: [61_250, 1, 1] };
    const { chapters, report } = read(mp4With([lamps, links]));
    expect(chapters.map(({ url }) => url)).toEqual(['https://example.org/a', null, null, null]);
    expect(report.rejected.map(({ line }) => line)).toEqual([2, 3]);
  });

  test('may show pictures, which are named in the report', () => {
    expect(read(mp4With([lamps, { id: 3, handler: 'vide', samples: [], durations: [] }])).report.rejected).toHaveLength(1);
  });
});

describe('Nero\'s list of chapters', () => {
  const list = neroList([[0, 'Casting off'], [2_500, 'Tides 潮']]);

  test('is read where there is no chapter track, in either version', () => {
    expect(found(mp4With([], [box('udta', list)]))).toEqual([[0, 'Casting off'], [2_500, 'Tides 潮']]);
    expect(found(mp4With([], [box('udta', neroList([[7, 'A']], 0))]))).toEqual([[7, 'A']]);
  });

  test('may have more than 255 chapters', () => {
    const many = Array.from({ length: 300 }, (_, index): [number, string] => [index * 1_000, `Part ${index}`]);
    expect(found(mp4With([], [box('udta', neroList(many))]))).toEqual(many);
  });

  test('that says otherwise than the chapter track is named in the report', () => {
    const { chapters, report } = read(mp4With([lamps], [box('udta', list)]));
    expect(chapters).toHaveLength(4);
    expect(report.repaired).toHaveLength(1);
    expect(read(mp4With([lamps], [box('udta', neroList(starts as [number, string][]))])).report.repaired).toEqual([]);
  });

  test('is read up to the place where it breaks off', () => {
    const { chapters, report } = read(mp4With([], [box('udta', [...big32(list.length - 4), ...list.slice(4, -4)])]));
    expect(chapters.map(({ title }) => title)).toEqual(['Casting off']);
    expect(report.rejected).toEqual([{ line: 2, why: 'The list of chapters ends early: it should have 2.' }]);
  });
});

describe('what music-metadata makes of the same files', () => {
  test('no chapters where the index stands behind the sound, and none of Nero\'s', async () => {
    expect(await theirs(mp4With([lamps]))).toBeUndefined();
    expect(await theirs(mp4With([], [box('udta', neroList([[0, 'Casting off']]))]))).toBeUndefined();
  });
});

describe('what is no list of chapters', () => {
  test('is told from one by its first box', () => {
    expect(mp4.detect!(new FileContent(mp4With([])))).toBe('begins with the file type box of MP4');
    expect(mp4.detect!(FileContent.ofText('ftyp'))).toBeNull();
  });

  test('says that it has none', () => {
    expect(read(mp4With([])).report.rejected[0]!.why).toMatch(/no chapters/);
    expect(read(mp4With([lamps]).slice(0, 60)).report.rejected[0]!.why).toMatch(/no index/);
  });

  test('whose tables point outside the file, or at the same bytes again and again, is read no further', () => {
    const broken = { line: 1, why: 'The tables of the chapter track are broken or point past the end of the file; what comes before that was read.' };
    expect(withTables(8, 1, [1_000_000]).rejected).toContainEqual(broken);
    const again = withTables(60_000, 100_000, Array.from({ length: 100_000 }, () => 0));
    expect(again.read).toBeLessThan(10);
    expect(again.rejected).toContainEqual({ ...broken, line: 7 });
    expect(withTables(0, 3, []).rejected).toContainEqual(broken);
  });

  test('is answered for, whatever it holds', () => {
    const originals = [mp4With([{ ...lamps, perChunk: 2 }], [box('udta', neroList([[0, 'A'], [9, 'B']]), namedBox('T'))]), mp4With([], [box('udta', neroList([[0, 'A']]))])];
    for (let seed = 1; seed <= 1_000; seed += 1) {
      const broken = complaints(read(mutated(originals[seed % 2]!, originals, seeded(seed))));
      if (broken.length > 0) expect({ seed, broken }).toEqual({ seed, broken: [] });
    }
  });

  test.each<[string, number[], number[]]>([
    ['zeros', [], [0]],
    ['0xFF', [], [0xff]],
    ['empty boxes', [], [...box('free')]],
    ['empty tracks', [0, 0, 0, 0, ...utf8('moov')], [...box('trak')]],
    ['boxes inside boxes', [], [0, 0, 0, 0, ...utf8('moov')]],
  ])('be it ten megabytes of %s', (_, head, unit) => {
    const bytes = new Uint8Array(1e7);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = at < head.length ? head[at]! : unit[(at - head.length) % unit.length]!;
    expect(read(bytes).report.rejected.length).toBeGreaterThan(0);
  });
});
