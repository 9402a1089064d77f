import { applyAll } from '../apply.ts';
import { applyChanges } from '../changes.ts';
import { Draw, seeded } from '../fixtures/anyOperation.ts';
import type { Operation } from '../operation.ts';
import { readerOf, recordsOf, type Records } from '../records.ts';
import { fieldsBetween } from './fieldsBetween.ts';
import { operationsBetween } from './operationsBetween.ts';
import { takeBack } from './takeBack.ts';

const segment = (id: string, text: string, order: string) => ({ id, order, startMs: null, timeFrom: 'none' as const, endMs: null, speakerId: 'maud', speakerFrom: 'turn' as const, text, heading: null, words: null });
const maud = { id: 'maud', name: 'Maud Okafur', aliases: [] };
const tomas = { id: 'tomas', name: 'Tomás Rehn', aliases: [] };
const start = recordsOf({ segments: [segment('s0', 'The lamp was lit.', 'a0'), segment('s1', 'By whom?', 'a1')], speakers: [maud, tomas], chapters: [{ id: 'c0', startMs: 0, title: 'The lamp', url: null, imageUrl: null }] });

function after(records: Records, ...operations: Operation[]): Records {
  const outcome = applyAll(readerOf(records), operations);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return applyChanges(records, outcome.changes);
}
const text = (segmentId: string, words: string): Operation => ({ type: 'setText', segmentId, text: words });

/** Words of a segment, changed and then changed again. */
const reworded = (choices = {}) => back([text('s0', 'The lamp was out.')], [text('s0', 'The lamp was gone.')], choices);
/** Words of a segment, changed, and then the segment removed. */
const removed = (choices = {}) => back([text('s0', 'The lamp was out.')], [{ type: 'deleteSegment', segmentId: 's0' }], choices);

const back = (change: Operation[], since: Operation[], choices = {}) => {
  const changed = after(start, ...change);
  const now = after(changed, ...since);
  const taken = takeBack({ before: start, after: changed, now }, choices);
  return { ...taken, records: after(now, ...taken.speakers, ...taken.operations) };
};

test.each(Array.from({ length: 30 }, (_, index) => index + 1))('any edits are taken back exactly where nothing came since (seed %i)', (seed) => {
  const draw = new Draw(seeded(seed));
  const before = draw.records();
  let records = before;
  for (let step = 0; step < 40; step += 1) {
    const outcome = applyAll(readerOf(records), [draw.operation(records)]);
    if (outcome.ok) records = applyChanges(records, outcome.changes);
  }
  const speakers = new Map([...before.speakers, ...records.speakers]);
  const everybody = { ...records, speakers };
  expect(fieldsBetween(before, { ...after(everybody, ...operationsBetween(records, before)), speakers: before.speakers })).toEqual([]);
});

describe('taking a change back', () => {
  test('leaves what came since elsewhere', () => {
    const { conflicts, records } = back([text('s0', 'The lamp was out.')], [text('s1', 'By Maud?'), { type: 'setChapter', chapterId: 'c0', title: 'A lamp' }]);
    expect(conflicts).toEqual([]);
    expect([...records.segments.values()].map((each) => each.text)).toEqual(['The lamp was lit.', 'By Maud?']);
    expect(records.chapters.get('c0')!.title).toBe('A lamp');
  });

  test('does nothing where somebody did it already', () => {
    expect(back([text('s0', 'The lamp was out.')], [text('s0', 'The lamp was lit.')])).toMatchObject({ conflicts: [], operations: [] });
  });

  test('restores its own words alone where others of the same segment were changed since', () => {
    const { conflicts, records } = back([text('s0', 'The lamp was out.')], [text('s0', 'The old lamp, at last, was out.')]);
    expect(conflicts).toEqual([]);
    expect(records.segments.get('s0')!.text).toBe('The old lamp, at last, was lit.');
    expect(back([text('s0', 'The lamp was out.')], [text('s0', 'The old lamp was out.')], { 's0.text': 'keep' }).records.segments.get('s0')!.text).toBe('The old lamp was out.');
  });

  test('asks where the same words were changed again, and does as it is told', () => {
    expect(reworded()).toMatchObject({ operations: [], conflicts: [{ recordId: 's0', field: 'text', yours: 'The lamp was lit.', theirs: 'The lamp was gone.' }] });
    expect(reworded({ 's0.text': 'restore' }).records.segments.get('s0')!.text).toBe('The lamp was lit.');
    expect(reworded({ 's0.text': 'keep' })).toMatchObject({ operations: [], conflicts: [] });
  });

  test('asks where what was changed is gone, and brings it back whole', () => {
    const { conflicts: [conflict] } = removed();
    expect(conflict).toMatchObject({ recordId: 's0', theirs: null });
    expect(removed({ [`s0.${conflict!.field}`]: 'restore' }).records.segments.get('s0')!.text).toBe('The lamp was lit.');
    expect(removed({ [`s0.${conflict!.field}`]: 'keep' }).records.segments.has('s0')).toBe(false);
  });

  test('asks before it deletes what was edited since', () => {
    const added: Operation = { type: 'addChapter', chapter: { id: 'c1', startMs: 5_000, title: 'By whom', url: null, imageUrl: null } };
    const asked = (choices = {}) => back([added], [{ type: 'setChapter', chapterId: 'c1', title: 'By whom?' }], choices);
    expect(asked().conflicts).toMatchObject([{ recordId: 'c1', field: '*' }]);
    expect(asked({ 'c1.*': 'restore' }).records.chapters.has('c1')).toBe(false);
    expect(asked({ 'c1.*': 'keep' }).records.chapters.get('c1')!.title).toBe('By whom?');
  });

  test('gives a speaker the old name again, and brings one back who was merged away', () => {
    expect(back([{ type: 'renameSpeaker', speakerId: 'maud', name: 'Maud Okafor' }], []).records.speakers.get('maud')!.name).toBe('Maud Okafur');
    const { speakers, records } = back([{ type: 'mergeSpeakers', fromId: 'maud', intoId: 'tomas' }], []);
    expect(speakers).toEqual([{ type: 'addSpeaker', speaker: maud }]);
    expect(records.segments.get('s0')!.speakerId).toBe('maud');
  });

  test('leaves a speaker gone who went since, and brings one back who is to speak again', () => {
    const since: Operation[] = [{ type: 'mergeSpeakers', fromId: 'tomas', intoId: 'maud' }];
    expect(back([text('s0', 'The lamp was out.')], since)).toMatchObject({ speakers: [], operations: [text('s0', 'The lamp was lit.')], conflicts: [] });
    expect(takeBack({ before: start, after: start, now: { ...start, speakers: new Map() } }, {})).toEqual({ speakers: [], operations: [], conflicts: [] });
    const removedSince = { before: start, after: after(start, text('s0', 'The lamp was out.')), now: { ...start, segments: new Map(), speakers: new Map([['tomas', tomas]]) } };
    expect(takeBack(removedSince, { 's0.*': 'restore', 's0.text': 'restore', 'maud.*': 'restore' }).speakers).toEqual([{ type: 'addSpeaker', speaker: maud }]);
  });

  test('asks where the speaker goes by a third name by now', () => {
    expect(back([{ type: 'renameSpeaker', speakerId: 'maud', name: 'Maud Okafor' }], [{ type: 'renameSpeaker', speakerId: 'maud', name: 'M. Okafor' }]).conflicts).toMatchObject([{ recordId: 'maud', field: 'name', yours: 'Maud Okafur', theirs: 'M. Okafor' }]);
  });
});
