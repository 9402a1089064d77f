import { startOrder } from '../check/startOrder.ts';
import { keyBetween } from '../edit/order.ts';
import { inOrder } from '../edit/records.ts';
import { edited, imported, linesOf, merged, reading, turns, type Kept } from './fixtures/episode.ts';
import type { HeldReading } from './held.ts';

const base = turns('Mara 0:00 Good morning from the harbour wall.', 'Jon 0:20 The boats go out with the ebb.', 'Mara 0:40 And they come home with the flood.');
const ours = imported(base);
const speaks = (id: string, who: string) => ({ type: 'setSpeaker' as const, segmentIds: [id], speakerId: `who-${who}` });
const says = (segmentId: string, text: string) => ({ type: 'setText' as const, segmentId, text });

describe('a transcript', () => {
  test('follows upstream where nobody touched it', () => {
    const theirs = turns('Mara 0:00 Good morning from the harbour wall.', 'Jon 0:21 The boats go out with the ebb tide.', 'Mara 0:40 And they come home with the flood.');
    const { records, conflicts, places } = merged(base, ours, theirs);
    expect(linesOf({ records })).toEqual(['Mara 0:00 Good morning from the harbour wall.', 'Jon 0:21 The boats go out with the ebb tide.', 'Mara 0:40 And they come home with the flood.']);
    expect(conflicts).toEqual([]);
    expect(places.get('xs1')).toEqual({ origin: 's1', line: 2 });
  });

  test('keeps a label while upstream changes the words, and another word of the same turn', () => {
    const here = edited(ours, speaks('xs1', 'Mara'), says('xs2', 'And they come home on the flood.'));
    const theirs = turns('Mara 0:00 Good morning from the harbour wall.', 'Jon 0:20 The boats go out with the spring ebb.', 'Mara 0:40 And then they come home with the flood.');
    const { records, conflicts } = merged(base, here, theirs);
    expect(linesOf({ records }).slice(1)).toEqual(['Mara 0:20 The boats go out with the spring ebb.', 'Mara 0:40 And then they come home on the flood.']);
    expect(conflicts).toEqual([]);
  });

  test('is asked about where both sides changed the same word, and says ours until then', () => {
    const here = edited(ours, says('xs1', 'The boats go out with the tide.'));
    const theirs = turns('Mara 0:00 Good morning from the harbour wall.', 'Jon 0:20 The boats go out with the current.', 'Mara 0:40 And they come home with the flood.');
    const { operations, conflicts } = merged(base, here, theirs);
    expect(operations).toEqual([]);
    expect(conflicts).toEqual([{
      id: 'segment xs1 text', kind: 'segment', field: 'text', place: { startMs: 20_000, words: 'The boats go out with the tide.' }, recordIds: ['xs1'], after: 'xs0', parts: ['s1'],
      base: 'The boats go out with the ebb.', ours: 'The boats go out with the tide.', theirs: 'The boats go out with the current.',
    }]);
  });

  test('is not asked about where upstream took our correction over', () => {
    const here = edited(ours, speaks('xs1', 'Mara'), says('xs2', 'And they come home on the flood.'));
    const theirs = turns('Mara 0:00 Good morning from the harbour wall.', 'Mara 0:20 The boats go out with the ebb.', 'Mara 0:40 And they come home on the flood.');
    expect(merged(base, here, theirs)).toMatchObject({ operations: [], conflicts: [] });
  });
});

describe('an episode whose times upstream moved, as the intro is longer now', () => {
  const [minute, longer] = [60_000, 32_000];
  const talk = ['Good morning from the harbour wall.', 'The boats go out with the ebb.', 'And they come home with the flood. That is the rule.', 'Most of them do.', 'Not all.', 'Rarely more than one stays.'];
  const at = (ms: number) => `${Math.floor(ms / minute)}:${String((ms % minute) / 1_000).padStart(2, '0')}`;
  const said = (byMs: (n: number) => number, words = talk) => words.map((text, n) => `${n % 2 === 0 ? 'Mara' : 'Jon'} ${at(n * minute + byMs(n))} ${text}`);
  const before = turns(...said(() => 0));
  const lines = (here: Kept, theirs: HeldReading) => {
    const { records, conflicts } = merged(before, here, theirs);
    return { conflicts, times: linesOf({ records }).map((line) => line.split(' ')[1]) };
  };
  const after = turns(...said(() => longer));

  test('keeps a corrected start as what it is: so much earlier or later than what was there', () => {
    const here = edited(imported(before), { type: 'setTime', segmentId: 'xs2', startMs: 2 * minute + 6_000 });
    expect(lines(here, after)).toEqual({ conflicts: [], times: ['0:32', '1:32', '2:38', '3:32', '4:32', '5:32'] });
  });

  test('takes the turns along that were split off or written here', () => {
    const { segments } = imported(before).records;
    const order = keyBetween(segments.get('xs2')!.order, segments.get('xs3')!.order);
    const split = edited(imported(before), { type: 'split', segmentId: 'xs2', at: talk[2]!.indexOf(' That'), newId: 'half', order, startMs: 2 * minute + 30_000 });
    expect(lines(split, after)).toEqual({ conflicts: [], times: ['0:32', '1:32', '2:32', '3:02', '3:32', '4:32', '5:32'] });
  });

  test('asks where upstream moved the corrected start otherwise than those around it', () => {
    const here = edited(imported(before), { type: 'setTime', segmentId: 'xs2', startMs: 2 * minute + 6_000 });
    const { conflicts, times } = lines(here, turns(...said((n) => (n === 2 ? longer + 9_000 : longer))));
    expect(conflicts).toMatchObject([{ field: 'startMs', base: 2 * minute, ours: 2 * minute + 6_000, theirs: 2 * minute + longer + 9_000 }]);
    expect(times[2]).toBe('2:06');
  });

  test('takes chapters along, corrected ones and those that were added here', () => {
    const chapters = (byMs: number) => [0, 1, 2, 3, 4].map((n) => ({ id: '', startMs: n * minute + byMs, title: `Part ${n}`, line: 1 }));
    const listed = reading({ chapters: chapters(0) });
    const here = edited(imported(listed), { type: 'setChapter', chapterId: 'xc2', startMs: 2 * minute + 6_000 }, { type: 'addChapter', chapter: { id: 'added', startMs: 150_000, title: 'Added', url: null, imageUrl: null } });
    const { records, conflicts } = merged(listed, here, reading({ chapters: chapters(longer) }));
    expect(conflicts).toEqual([]);
    expect([...records.chapters.values()].map(({ title, startMs }) => `${at(startMs)} ${title}`).sort()).toEqual(['0:32 Part 0', '1:32 Part 1', '2:38 Part 2', '3:02 Added', '3:32 Part 3', '4:32 Part 4']);
  });

  test('asks about a chapter of ours in a beginning that was cut off, and leaves the first one at the beginning', () => {
    const [listed, after] = [0, -longer].map((byMs) => reading({ chapters: [1, 2, 3].map((n) => ({ id: '', startMs: n * minute + byMs, title: `Part ${n}`, line: 1 })) }));
    const here = edited(imported(listed!), ...([['Start', 0], ['Jingle', 12_000], ['Names', 31_500]] as const).map(([id, startMs]) => ({ type: 'addChapter' as const, chapter: { id, startMs, title: id, url: null, imageUrl: null } })));
    const { records, conflicts } = merged(listed!, here, after!);
    expect([...records.chapters.values()].map(({ title, startMs }) => `${at(startMs)} ${title}`).sort()).toEqual(['0:00 Names', '0:00 Start', '0:12 Jingle', '0:28 Part 1', '1:28 Part 2', '2:28 Part 3']);
    const jingle = { startMs: 12_000, title: 'Jingle', url: null, imageUrl: null };
    expect(conflicts).toEqual([{ id: 'chapter Jingle *', kind: 'chapter', field: '*', place: { startMs: 12_000, words: 'Jingle' }, recordIds: ['Jingle'], after: null, parts: [], base: jingle, ours: jingle, theirs: null }]);
  });

  test('has what we wrote where it was where it would come before the beginning, and the checks tell', () => {
    const order = keyBetween(ours.records.segments.get('xs0')!.order, ours.records.segments.get('xs1')!.order);
    const written = { id: 'written', order, startMs: 15_000, timeFrom: 'turn' as const, endMs: 19_000, speakerId: 'who-Mara', speakerFrom: 'turn' as const, text: 'Wait.', heading: null, words: null };
    const here = edited(ours, { type: 'insertSegment', segment: written });
    const { records } = merged(base, here, turns('Mara 0:00 Good morning from the harbour wall.', 'Jon 0:02 The boats go out with the ebb.', 'Mara 0:22 And they come home with the flood.'));
    expect(linesOf({ records }).map((line) => line.split(' ')[1])).toEqual(['0:00', '0:15', '0:02', '0:22']);
    expect(records.segments.get('written')).toMatchObject({ startMs: 15_000, endMs: 19_000 });
    expect(startOrder({ segments: inOrder(records.segments), speakers: [], chapters: [], references: [] }).map(({ code, recordId }) => [code, recordId])).toEqual([['start-order', 'xs1']]);
  });

  test('says what we say where it moves a start along with all others to where we had corrected it', () => {
    const here = edited(imported(before), { type: 'setTime', segmentId: 'xs2', startMs: 2 * minute + longer });
    expect(lines(here, after)).toEqual({ conflicts: [], times: ['0:32', '1:32', '2:32', '3:32', '4:32', '5:32'] });
  });

  test('is moved once where we moved it as well', () => {
    const moved = edited(imported(before), { type: 'shift', segmentIds: [0, 1, 2, 3, 4, 5].map((n) => `xs${n}`), byMs: longer }, { type: 'setTime', segmentId: 'xs2', startMs: 2 * minute + longer + 6_000 });
    expect(lines(moved, after).times).toEqual(['0:32', '1:32', '2:38', '3:32', '4:32', '5:32']);
  });
});

describe('an upstream re-transcription', () => {
  test('that cuts a turn in two keeps the speaker who was corrected here for both', () => {
    const here = edited(ours, speaks('xs1', 'Mara'));
    const theirs = turns('Mara 0:01 Good morning, from the harbour wall.', 'Jon 0:21 The boats go out', 'Jon 0:24 with the ebb tide.', 'Mara 0:41 And they come home with the flood.');
    const { records, conflicts } = merged(base, here, theirs);
    expect(linesOf({ records })).toEqual(['Mara 0:01 Good morning, from the harbour wall.', 'Mara 0:21 The boats go out', 'Mara 0:24 with the ebb tide.', 'Mara 0:41 And they come home with the flood.']);
    expect(conflicts).toEqual([]);
  });

  test('that cuts a turn in two has its cut wherever it is, whatever was corrected of the turn here', () => {
    const words = 'The boats go out early with the ebb of the morning.'.split(' ');
    const said = (from: number, to?: number): string => words.slice(from, to).join(' ');
    const whole = turns('Mara 0:00 Good morning from the harbour wall.', `Jon 0:20 ${said(0)}`, 'Mara 0:40 And they come home with the flood.');
    for (let at = 1; at < words.length; at++) {
      const theirs = turns('Mara 0:01 Good morning from the harbour wall.', `Jon 0:21 ${said(0, at)}`, `Jon 0:25 ${said(at)}`, 'Mara 0:41 And they come home with the flood.');
      const afterEdit = (operation: Parameters<typeof edited>[1]): string[] => linesOf(merged(whole, edited(imported(whole), operation), theirs)).slice(1, -1);
      expect(afterEdit(speaks('xs1', 'Mara'))).toEqual([`Mara 0:21 ${said(0, at)}`, `Mara 0:25 ${said(at)}`]);
      expect(afterEdit(says('xs1', said(0).replace('morning', 'evening')))).toEqual([`Jon 0:21 ${said(0, at)}`, `Jon 0:25 ${said(at).replace('morning', 'evening')}`]);
      expect(afterEdit({ type: 'setTime', segmentId: 'xs1', startMs: 22_000 })).toEqual([`Jon 0:22 ${said(0, at)}`, `Jon 0:25 ${said(at)}`]);
    }
  });

  test('that joins two turns keeps them apart where the second was given its speaker here', () => {
    const one = turns('Mara 0:00 Good morning from the harbour wall.', 'Mara 0:20 The boats go out with the ebb.', 'Mara 0:40 And they come home with the flood.', 'Jon 1:00 Always.');
    const here = edited(imported(one), speaks('xs1', 'Jon'));
    const theirs = turns('Mara 0:00 Good morning from the harbour wall. The boats go out with the ebb now.', 'Mara 0:40 And they come home with the flood.', 'Jon 1:00 Always.');
    const { records, conflicts } = merged(one, here, theirs);
    expect(linesOf({ records })).toEqual(['Mara 0:00 Good morning from the harbour wall.', 'Jon 0:20 The boats go out with the ebb now.', 'Mara 0:40 And they come home with the flood.', 'Jon 1:00 Always.']);
    expect(conflicts).toEqual([]);
  });

  test('with other words keeps where a turn was cut here', () => {
    const here = edited(ours, { type: 'split', segmentId: 'xs1', at: 17, newId: 'half', order: 'a1V', startMs: 23_000 }, speaks('half', 'Mara'));
    const theirs = turns('Mara 0:00 Good morning from the harbour wall.', 'Jon 0:20 The fishing boats go out with the spring ebb.', 'Mara 0:40 And they come home with the flood.');
    const { records, conflicts } = merged(base, here, theirs);
    expect(linesOf({ records })).toEqual(['Mara 0:00 Good morning from the harbour wall.', 'Jon 0:20 The fishing boats go out', 'Mara 0:23 with the spring ebb.', 'Mara 0:40 And they come home with the flood.']);
    expect(conflicts).toEqual([]);
  });

  test('that moves all times keeps a label, and measured times as fine as they are', () => {
    const here = edited(ours, speaks('xs1', 'Mara'), { type: 'setTime', segmentId: 'xs2', startMs: 40_350 });
    const theirs = turns('Mara 0:30 Good morning from the harbour wall.', 'Jon 0:50 The boats go out with the ebb.', 'Mara 1:10 And they come home with the flood.');
    const { records, conflicts } = merged(base, here, theirs);
    expect(linesOf({ records })[1]).toBe('Mara 0:50 The boats go out with the ebb.');
    expect(records.segments.get('xs2')!.startMs).toBe(70_350);
    expect(conflicts).toEqual([]);
  });

  test('keeps words that were measured with the words they are of', () => {
    const words = ['Always', 'so.'].map((text, index) => ({ text, startMs: 60_100 + index * 500, endMs: 60_400 + index * 500 }));
    const one = turns('Jon 1:00 Always so.');
    const here = edited(imported(one), { type: 'setText', segmentId: 'xs0', text: 'Always so.', words });
    const { records } = merged(one, here, turns('Jon 1:30 Always really so.'));
    expect(records.segments.get('xs0')!.words).toMatchObject([{ text: 'Always', startMs: 90_100 }, { text: 'really', estimated: true }, { text: 'so.', startMs: 90_600 }]);
  });
});

describe('what one side removed', () => {
  const without = turns('Mara 0:00 Good morning from the harbour wall.', 'Mara 0:40 And they come home with the flood.');

  test('is gone where the other did not touch it', () => {
    expect(linesOf(merged(base, ours, without))).toHaveLength(2);
    expect(linesOf(merged(base, edited(ours, { type: 'deleteSegment', segmentId: 'xs1' }), base))).toHaveLength(2);
  });

  test('stays, and is asked about, where it was corrected here', () => {
    const { records, conflicts, places } = merged(base, edited(ours, speaks('xs1', 'Mara')), without);
    expect(linesOf({ records })[1]).toBe('Mara 0:20 The boats go out with the ebb.');
    expect(conflicts).toMatchObject([{ field: '*', recordIds: ['xs1'], parts: [], theirs: [] }]);
    expect(places.get('xs1')).toBeNull();
  });

  test('stays gone, and is asked about, where upstream changed it', () => {
    const theirs = turns('Mara 0:00 Good morning from the harbour wall.', 'Jon 0:20 The boats go out with the spring ebb.', 'Mara 0:40 And they come home with the flood.');
    const { records, conflicts, moved } = merged(base, edited(ours, { type: 'deleteSegment', segmentId: 'xs1' }), theirs);
    expect(linesOf({ records })).toHaveLength(2);
    expect(conflicts).toMatchObject([{ field: '*', recordIds: [], after: 'xs0', parts: ['s1'], ours: [] }]);
    expect(moved.get('s1')).toEqual({ origin: 's1', line: 2 });
  });
});

describe('speakers', () => {
  test('who were renamed here keep their new name in what upstream adds', () => {
    const here = edited(ours, { type: 'renameSpeaker', speakerId: 'who-Jon', name: 'Jonathan' });
    const theirs = turns('Mara 0:00 Good morning from the harbour wall.', 'Jon 0:20 The boats go out with the ebb.', 'Mara 0:40 And they come home with the flood.', 'Jon 1:00 Every day of the year.');
    const { records, conflicts } = merged(base, here, theirs);
    expect(linesOf({ records }).at(-1)).toBe('Jonathan 1:00 Every day of the year.');
    expect(conflicts).toEqual([]);
  });

  test('whose name upstream mends by a letter follow', () => {
    const theirs = turns('Mara 0:00 Good morning from the harbour wall.', 'jon 0:20 The boats go out with the ebb.', 'Mara 0:40 And they come home with the flood.');
    expect(linesOf(merged(base, ours, theirs))[1]).toBe('jon 0:20 The boats go out with the ebb.');
  });

  test('who were renamed on both sides are asked about', () => {
    const here = edited(ours, { type: 'renameSpeaker', speakerId: 'who-Jon', name: 'Jonathan' });
    const theirs = turns('Mara 0:00 Good morning from the harbour wall.', 'Johnny 0:20 The boats go out with the ebb.', 'Mara 0:40 And they come home with the flood.');
    expect(merged(base, here, theirs).conflicts).toMatchObject([{ field: 'speaker', base: 'Jon', ours: 'Jonathan', theirs: 'Johnny' }]);
  });
});

const chapter = (startMs: number, title: string) => ({ id: '', startMs, title, line: 1 });
const link = (title: string, url: string, note: string | null = null) => ({ id: '', title, url, note, links: [{ text: title, url }], line: 1 });
const linked = (url: string | null, imageUrl: string | null = null) => reading({ chapters: [{ ...chapter(0, 'Ebb'), url, imageUrl }] });
const linkIn = ({ records }: ReturnType<typeof merged>) => [records.chapters.get('xc0')!.url, records.chapters.get('xc0')!.imageUrl];

describe('chapters and references', () => {
  const first = reading({ chapters: [chapter(0, 'Ebb'), chapter(60_000, 'Flood')], references: [link('Tide tables', 'https://tides.example/'), link('Charts', 'https://charts.example/')] });
  const here = edited(imported(first), { type: 'setChapter', chapterId: 'xc1', title: 'The flood' }, { type: 'setReference', referenceId: 'xr0', note: 'by hand' });

  test('are merged field by field, wherever they stand now', () => {
    const theirs = reading({ chapters: [chapter(0, 'Before'), chapter(30_000, 'Ebb'), chapter(61_000, 'Flood')], references: [link('Charts', 'https://charts.example/'), link('Tables of the tide', 'https://tides.example/'), link('Knots', 'https://knots.example/')] });
    const { records, conflicts, places } = merged(first, here, theirs);
    expect([...records.chapters.values()].sort((a, b) => a.startMs - b.startMs)).toMatchObject([{ title: 'Before' }, { id: 'xc0', startMs: 30_000, title: 'Ebb' }, { id: 'xc1', startMs: 61_000, title: 'The flood' }]);
    expect([...records.references.values()].sort((a, b) => (a.order < b.order ? -1 : 1))).toMatchObject([{ id: 'xr1' }, { id: 'xr0', title: 'Tables of the tide', note: 'by hand' }, { title: 'Knots' }]);
    expect(places.get('xr0')).toEqual({ origin: 'r1', line: 2 });
    expect(conflicts).toEqual([]);
  });

  test('are asked about where both sides changed the same field', () => {
    const theirs = reading({ chapters: [chapter(0, 'Ebb'), chapter(60_000, 'High water')], references: first.references });
    expect(merged(first, here, theirs).conflicts).toEqual([{ id: 'chapter xc1 title', kind: 'chapter', field: 'title', place: { startMs: 60_000, words: 'The flood' }, recordIds: ['xc1'], after: null, parts: ['c1'], base: 'Flood', ours: 'The flood', theirs: 'High water' }]);
  });

  test('are asked about once where upstream moved and reworded what was corrected here, and stand there once', () => {
    const was = reading({ chapters: [chapter(0, 'Ebb'), chapter(31_000, 'The moon and the bay'), chapter(90_000, 'Flood')], references: [link('Tide tables', 'https://tides.example/'), link('The charts of the bay', 'https://charts.example/'), link('Knots', 'https://knots.example/')] });
    const corrected = edited(imported(was), { type: 'setChapter', chapterId: 'xc1', title: 'Moon!' }, { type: 'setReference', referenceId: 'xr1', title: 'Bay charts' });
    const theirs = reading({ chapters: [chapter(0, 'Ebb'), chapter(40_000, 'The moon, the bay'), chapter(90_000, 'Flood')], references: [was.references[0]!, link('Charts of our bay', 'https://new.example/'), was.references[2]!] });
    const { records, conflicts } = merged(was, corrected, theirs);
    expect([...records.chapters.values()].map(({ startMs, title }) => [startMs, title])).toEqual([[0, 'Ebb'], [40_000, 'Moon!'], [90_000, 'Flood']]);
    expect([...records.references.values()].map(({ title, url }) => [title, url])).toEqual([['Tide tables', 'https://tides.example/'], ['Bay charts', 'https://new.example/'], ['Knots', 'https://knots.example/']]);
    expect(conflicts.map(({ field, ours: our, theirs: their }) => [field, our, their])).toEqual([['title', 'Moon!', 'The moon, the bay'], ['title', 'Bay charts', 'Charts of our bay']]);
  });

  test('a link that both sides added is no question for what our record says of its text', () => {
    const added = edited(imported(first), { type: 'addReference', reference: { id: 'new', order: 'a5', title: 'Knots', url: 'https://knots.example/', note: null, links: [{ text: 'A link', url: 'https://knots.example/' }] } });
    const { conflicts, operations, places } = merged(first, added, reading({ chapters: first.chapters, references: [...first.references, link('Knots', 'https://knots.example/')] }));
    expect([conflicts, operations, places.get('new')]).toEqual([[], [], expect.objectContaining({ origin: 'r2' })]);
  });

  test('a chapter’s link and picture follow upstream, stay where they were edited here, and are asked about where both were', () => {
    const was = linked('https://old.example/');
    const edit = edited(imported(was), { type: 'setChapter', chapterId: 'xc0', url: 'https://ours.example/' });
    expect(linkIn(merged(was, imported(was), linked('https://new.example/', 'https://new.example/ebb.png')))).toEqual(['https://new.example/', 'https://new.example/ebb.png']);
    expect(linkIn(merged(was, imported(was), linked(null)))).toEqual([null, null]);
    const kept = merged(was, edit, linked('https://old.example/', 'https://new.example/ebb.png'));
    expect([linkIn(kept), kept.conflicts]).toEqual([['https://ours.example/', 'https://new.example/ebb.png'], []]);
    const asked = merged(was, edit, linked('https://new.example/'));
    expect(linkIn(asked)).toEqual(['https://ours.example/', null]);
    expect(asked.conflicts).toMatchObject([{ id: 'chapter xc0 url', base: 'https://old.example/', ours: 'https://ours.example/', theirs: 'https://new.example/' }]);
  });
});
