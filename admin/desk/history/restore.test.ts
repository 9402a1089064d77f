import { operationsBetween } from '#core/edit/takeBack/operationsBetween';
import { recordsOf, type Records } from '#core/edit/records';
import type { Operation } from '#core/edit/operation';
import type { Comparison } from '#core/model/history';
import { applyAll } from '../store/records';
import { operationsToRestore } from './restore';

const segment = (id: string, order: string, text: string, speakerId: string | null = 'ann') => ({ id, order, text, startMs: null, timeFrom: 'none' as const, endMs: null, speakerId, speakerFrom: 'turn' as const, heading: null, words: null });
const ann = { id: 'ann', name: 'Ann Tide', aliases: [] };
const bo = { id: 'bo', name: 'Bo Crane', aliases: [] };
const before = recordsOf({
  segments: [segment('s1', 'a1', 'The lamp was lit.'), segment('s2', 'a2', 'Who lit it?', 'bo'), segment('s3', 'a3', 'Nobody knows.')],
  speakers: [ann, bo], chapters: [{ id: 'c1', startMs: 0, title: 'The lamp', url: null, imageUrl: null }],
});

const after = (...operations: Operation[]): Records => {
  const applied = applyAll(before, operations);
  if (!applied.ok) throw new Error(applied.failure.message);
  return applied.records;
};
const both = <Kind extends { id: string }>(was: ReadonlyMap<string, Kind>, is: ReadonlyMap<string, Kind>) =>
  [...new Set([...was.keys(), ...is.keys()])].map((id) => ({ before: was.get(id) ?? null, after: is.get(id) ?? null }));
const comparison = (now: Records): Comparison => ({
  from: 0, to: 1, segments: both(before.segments, now.segments), chapters: both(before.chapters, now.chapters), references: [], speakers: both(before.speakers, now.speakers), notes: both(before.notes, now.notes),
});
const restored = (now: Records, only: ReadonlySet<string> | null = null) => {
  const applied = applyAll(now, operationsToRestore(now, comparison(now), only));
  if (!applied.ok) throw new Error(applied.failure.message);
  return applied.records;
};
const edits: Operation[] = [
  { type: 'setText', segmentId: 's1', text: 'The lamp was out.' }, { type: 'deleteSegment', segmentId: 's3' },
  { type: 'setChapter', chapterId: 'c1', title: 'A lamp' }, { type: 'split', segmentId: 's2', at: 3, newId: 's2b', order: 'a2V', startMs: null },
];

test('the whole is as it was', () => {
  expect(operationsBetween(restored(after(...edits)), before)).toEqual([]);
});

test('one segment is as it was, and the rest as it is', () => {
  const { segments, chapters } = restored(after(...edits), new Set(['s1']));
  expect([segments.get('s1')?.text, segments.has('s3'), segments.has('s2b'), chapters.get('c1')?.title]).toEqual(['The lamp was lit.', false, true, 'A lamp']);
});

test('a segment that went comes again, one that came goes', () => {
  const { segments } = restored(after(...edits), new Set(['s3', 's2b']));
  expect([segments.get('s3')?.text, segments.has('s2b')]).toEqual(['Nobody knows.', false]);
});

test('a speaker who was merged away comes again with what they said', () => {
  const { segments, speakers } = restored(after({ type: 'mergeSpeakers', fromId: 'bo', intoId: 'ann' }));
  expect([segments.get('s2')?.speakerId, speakers.get('bo')?.name]).toEqual(['bo', 'Bo Crane']);
});

test('or what they said goes to whoever has their name by now', () => {
  const now = after({ type: 'mergeSpeakers', fromId: 'bo', intoId: 'ann' }, { type: 'addSpeaker', speaker: { ...bo, id: 'new' } });
  expect(restored(now).segments.get('s2')?.speakerId).toBe('new');
});
