import { apply } from '../apply.ts';
import { applyChanges } from '../changes.ts';
import { crossing } from '../fixtures/crossing.ts';
import type { Operation } from '../operation.ts';
import { readerOf } from '../records.ts';
import { followMerged } from './followMerged.ts';

const outcome = (operation: Operation) => apply(readerOf(crossing()), operation);

test('merging speakers gives over what one said, and keeps their names as aliases', () => {
  const done = outcome({ type: 'mergeSpeakers', fromId: 'tom', intoId: 'ana' });
  if (!done.ok) throw new Error(done.failure.message);
  const records = applyChanges(crossing(), done.changes);
  expect([...records.speakers.values()]).toEqual([{ id: 'ana', name: 'Ana', aliases: ['Tom', 'Tommy'] }]);
  expect(records.segments.get('s1')).toMatchObject({ speakerId: 'ana', speakerFrom: 'turn' });
  expect([...done.changes.segments.put.keys()]).toEqual(['s1']);
});

describe('words given to somebody who was merged into another meanwhile', () => {
  const given: Operation[] = [{ type: 'setSpeaker', segmentIds: ['s0'], speakerId: 'mei' }, { type: 'batch', operations: [{ type: 'setSpeaker', segmentIds: ['s1'], speakerId: 'tom' }] }];

  test('are given to that one, however often that goes on', () => {
    const merges: Operation[] = [{ type: 'mergeSpeakers', fromId: 'mei', intoId: 'kit' }, { type: 'batch', operations: [{ type: 'mergeSpeakers', fromId: 'kit', intoId: 'ana' }] }];
    expect(followMerged(given, merges, readerOf(crossing()))).toEqual([{ ...given[0], speakerId: 'ana' }, given[1]]);
  });

  test('stay with somebody whom the same edit brings back', () => {
    const undo: Operation[] = [{ type: 'batch', operations: [{ type: 'addSpeaker', speaker: { id: 'mei', name: 'Mei', aliases: [] } }, { type: 'setSpeaker', segmentIds: ['s0'], speakerId: 'mei' }] }];
    expect(followMerged(undo, [{ type: 'mergeSpeakers', fromId: 'mei', intoId: 'ana' }], readerOf(crossing()))).toBe(undo);
  });

  test('stay with somebody who is there again', () => {
    expect(followMerged(given, [{ type: 'mergeSpeakers', fromId: 'tom', intoId: 'ana' }], readerOf(crossing()))).toBe(given);
  });
});

test.each([
  ['a speaker who still speaks is not deleted', { type: 'deleteSpeaker', speakerId: 'tom' }, 'speaker-in-use'],
  ['a name is one person’s', { type: 'renameSpeaker', speakerId: 'tom', name: 'Ana' }, 'name-taken'],
  ['nobody is merged into themself', { type: 'mergeSpeakers', fromId: 'tom', intoId: 'tom' }, 'same-record'],
  ['nobody speaks who is not there', { type: 'setSpeaker', segmentIds: ['s0'], speakerId: 'mei' }, 'not-found'],
] as const)('%s', (_, operation, code) => expect(outcome(structuredClone(operation) as Operation)).toMatchObject({ ok: false, failure: { code } }));
