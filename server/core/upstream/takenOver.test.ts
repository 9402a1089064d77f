import type { HeldReading } from './held.ts';
import { comesHome, edited, imported, linesOf, merged, reading, turns } from './fixtures/episode.ts';

const base = turns('Mara 0:00 Good morning from the harbour wall.', 'Jon 0:20 The boats go out with teh ebb.', 'Mara 0:40 And they come home with the flood.', 'Jon 1:00 Most of them do.');
const ours = imported(base);
const speaks = (id: string, who: string) => ({ type: 'setSpeaker' as const, segmentIds: [id], speakerId: `who-${who}` });
const says = (segmentId: string, text: string) => ({ type: 'setText' as const, segmentId, text });

describe('what was handed back', () => {
  const handed = edited(ours, speaks('xs1', 'Mara'), says('xs1', 'The boats go out with the ebb.'), says('xs3', 'Most of them do, yes.'));
  const there = turns('Mara 0:00 Good morning from the harbour wall.', 'Mara 0:20 The boats go out with the ebb.', 'Mara 0:40 And they come home with the flood.', 'Jon 1:00 Most of them do, yes.');

  test('comes home as ours: nothing changes, nothing is asked, all of it is told', () => {
    const { operations, conflicts, taken, notTaken } = comesHome(base, handed, handed, there);
    expect({ operations, conflicts, notTaken }).toEqual({ operations: [], conflicts: [], notTaken: [] });
    expect(taken).toMatchObject([{ field: 'speaker label', before: 'Jon', after: 'Mara' }, { field: 'text' }, { field: 'text' }]);
  });

  test('is no conflict with what was corrected here since, which stays', () => {
    const here = edited(handed, speaks('xs1', 'Jon'), says('xs1', 'The boats went out with the ebb.'), says('xs3', 'Most of them do, no.'));
    const { records, conflicts } = comesHome(base, handed, here, there);
    expect(conflicts).toEqual([]);
    expect(linesOf({ records })).toEqual(['Mara 0:00 Good morning from the harbour wall.', 'Jon 0:20 The boats went out with the ebb.', 'Mara 0:40 And they come home with the flood.', 'Jon 1:00 Most of them do, no.']);
  });

  test('without the knowledge that it was ours, that would be three questions', () => {
    const here = edited(handed, says('xs1', 'The boats go out with that ebb.'), says('xs3', 'Most of them do, no.'));
    expect(merged(base, here, there).conflicts).not.toEqual([]);
  });

  test('that was not taken stays a correction, and is told', () => {
    const some = turns('Mara 0:00 Good morning from the harbour wall.', 'Jon 0:20 The boats go out with the ebb.', 'Mara 0:40 And they come home with the flood.', 'Jon 1:00 Most of them do.');
    const here = edited(handed, says('xs1', 'The boats went out with the ebb.'));
    const { records, conflicts, taken, notTaken } = comesHome(base, handed, here, some);
    expect(conflicts).toEqual([]);
    expect(linesOf({ records })).toEqual(linesOf(here));
    expect(taken).toMatchObject([{ field: 'text', after: 'The boats go out with the ebb.' }]);
    expect(notTaken).toMatchObject([{ field: 'speaker label', before: 'Jon', after: 'Mara' }, { field: 'text', after: 'Most of them do, yes.' }]);
  });

  test('is ours also where the host writes it with other spaces and without parts of a second', () => {
    const fine = edited(handed, { type: 'setTime', segmentId: 'xs1', startMs: 20_300 });
    const spaced = turns('Mara 0:00 Good morning from the harbour wall.', 'Mara 0:20 The boats go\u00a0out with the  ebb.', 'Mara 0:40 And they come home with the flood.', 'Jon 1:00 Most of them do,\u00a0yes.');
    const here = edited(fine, says('xs3', 'Most of them do, no.'));
    const { records, conflicts, notTaken } = comesHome(base, fine, here, spaced);
    expect({ conflicts, notTaken }).toEqual({ conflicts: [], notTaken: [] });
    expect(records.segments.get('xs1')).toMatchObject({ startMs: 20_300, text: 'The boats go\u00a0out with the  ebb.' });
    expect(records.segments.get('xs3')!.text).toBe('Most of them do, no.');
  });

  test('and changed again by the host is followed where nobody did so here, and asked about where both did', () => {
    const on = turns('Mara 0:00 Good morning from the harbour wall.', 'Mara 0:20 The fishing boats go out with the ebb.', 'Mara 0:40 And they come home with the flood.', 'Jon 1:00 Most of them do, yes, always.');
    const here = edited(handed, says('xs3', 'Most of them do, yes, mostly.'));
    const { records, conflicts } = comesHome(base, handed, here, on);
    expect(linesOf({ records })[1]).toBe('Mara 0:20 The fishing boats go out with the ebb.');
    expect(conflicts).toMatchObject([{ recordIds: ['xs3'], field: 'text' }]);
  });

  test('in a third way by the host is asked about, not followed', () => {
    const third = turns('Mara 0:00 Good morning from the harbour wall.', 'Edda 0:20 The boats go out with the ebb.', 'Mara 0:40 And they come home with the flood.', 'Jon 1:00 Most of them do, yes.');
    const { records, conflicts } = comesHome(base, handed, handed, third);
    expect(linesOf({ records })[1]).toMatch(/^Mara/);
    expect(conflicts).toMatchObject([{ field: 'speaker', base: 'Jon', ours: 'Mara', theirs: 'Edda' }]);
  });
});

test('a turn that was cut here, and comes home cut, is edited on', () => {
  const handed = edited(ours, { type: 'split', segmentId: 'xs1', at: 17, newId: 'half', order: 'a1V', startMs: 23_000 }, speaks('half', 'Mara'));
  const there = turns('Mara 0:00 Good morning from the harbour wall.', 'Jon 0:20 The boats go out', 'Mara 0:23 with teh ebb.', 'Mara 0:40 And they come home with the flood.', 'Jon 1:00 Most of them do.');
  const here = edited(handed, says('half', 'with the ebb.'), { type: 'deleteSegment', segmentId: 'xs3' });
  const { records, conflicts, places, moved, notTaken } = comesHome(base, handed, here, there);
  expect({ conflicts, notTaken }).toEqual({ conflicts: [], notTaken: [] });
  expect(linesOf({ records })).toEqual(['Mara 0:00 Good morning from the harbour wall.', 'Jon 0:20 The boats go out', 'Mara 0:23 with the ebb.', 'Mara 0:40 And they come home with the flood.']);
  expect(places.get('half')).toEqual({ origin: 's2', line: 3 });
  expect(moved.get('s3')).toEqual({ origin: 's4', line: 5 });
});

const chapter = (startMs: number, title: string) => ({ id: '', startMs, title, line: 1 });
const link = (title: string, url: string) => ({ id: '', title, url, note: null, links: [{ text: title, url }], line: 1 });

test('chapters and links come home too, those that were added and those that were removed', () => {
  const first = reading({ chapters: [chapter(0, 'Ebb'), chapter(60_000, 'Flod'), chapter(90_000, 'Slack')], references: [link('Tide tables', 'https://tides.example/'), link('Charts', 'https://charts.example/')] });
  const handed = edited(imported(first), { type: 'setChapter', chapterId: 'xc1', title: 'Flood' }, { type: 'deleteChapter', chapterId: 'xc2' }, { type: 'addChapter', chapter: { id: 'new', startMs: 30_500, title: 'Between', url: null, imageUrl: null } }, { type: 'setReference', referenceId: 'xr1', note: 'by hand' });
  const here = edited(handed, { type: 'setChapter', chapterId: 'xc1', title: 'The flood' }, { type: 'setChapter', chapterId: 'new', title: 'In between' });
  const there = reading({ chapters: [chapter(0, 'Ebb'), chapter(30_000, 'Between'), chapter(60_000, 'Flood')], references: first.references });
  const { records, conflicts, places, taken, notTaken } = comesHome(first, handed, here, there);
  expect(conflicts).toEqual([]);
  expect([...records.chapters.values()].map(({ title, startMs }) => [startMs, title]).sort()).toEqual([[0, 'Ebb'], [30_500, 'In between'], [60_000, 'The flood']]);
  expect(places.get('new')).toMatchObject({ origin: 'c1' });
  expect(taken.map(({ field }) => field)).toEqual(['chapter title', 'added chapter', 'removed chapter']);
  expect(notTaken).toMatchObject([{ field: 'reference note', after: 'by hand' }]);
});

test.each([['nothing', []], ['another text', [{ text: 'A link', url: 'https://knots.example/' }]]])('a link that was added here comes home as its title, be %s kept of what it says', (_, links) => {
  const first = reading({ references: [link('Charts', 'https://charts.example/')] });
  const handed = edited(imported(first), { type: 'addReference', reference: { id: 'new', order: 'a5', title: 'Knots', url: 'https://knots.example/', note: null, links } });
  const home = comesHome(first, handed, handed, reading({ references: [...first.references, link('Knots', 'https://knots.example/')] }));
  expect(home).toMatchObject({ taken: [{ field: 'added reference' }], notTaken: [], conflicts: [], operations: [] });
});

test('a chapter’s link comes home where the host tells links, and is no question where it tells none', () => {
  const told = (url: string | null, ...more: HeldReading['chapters']) => reading({ chapters: [{ ...chapter(0, 'Ebb'), url }, ...more] });
  const first = told('https://old.example/');
  const handed = edited(imported(first), { type: 'setChapter', chapterId: 'xc0', url: 'https://ours.example/' }, { type: 'addChapter', chapter: { id: 'new', startMs: 30_000, title: 'Between', url: 'https://between.example/', imageUrl: null } });
  const home = comesHome(first, handed, handed, told('https://ours.example/', chapter(30_000, 'Between')));
  expect(home.taken.map(({ field }) => field)).toEqual(['chapter link', 'added chapter']);
  expect(home).toMatchObject({ notTaken: [], conflicts: [], operations: [] });
  expect(comesHome(first, handed, handed, told('https://old.example/', chapter(30_000, 'Between'))).notTaken).toMatchObject([{ field: 'chapter link', before: 'https://old.example/', after: 'https://ours.example/' }]);
});
