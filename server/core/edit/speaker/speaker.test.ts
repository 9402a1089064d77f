import { apply } from '../apply.ts';
import { applyChanges } from '../changes.ts';
import { crossing } from '../fixtures/crossing.ts';
import type { Operation } from '../operation.ts';
import { readerOf } from '../records.ts';

const outcome = (operation: Operation) => apply(readerOf(crossing()), operation);

test('merging speakers gives over what one said, and keeps their names as aliases', () => {
  const done = outcome({ type: 'mergeSpeakers', fromId: 'tom', intoId: 'ana' });
  if (!done.ok) throw new Error(done.failure.message);
  const records = applyChanges(crossing(), done.changes);
  expect([...records.speakers.values()]).toEqual([{ id: 'ana', name: 'Ana', aliases: ['Tom', 'Tommy'] }]);
  expect(records.segments.get('s1')).toMatchObject({ speakerId: 'ana', speakerFrom: 'turn' });
  expect([...done.changes.segments.put.keys()]).toEqual(['s1']);
});

test.each([
  ['a speaker who still speaks is not deleted', { type: 'deleteSpeaker', speakerId: 'tom' }, 'speaker-in-use'],
  ['a name is one person’s', { type: 'renameSpeaker', speakerId: 'tom', name: 'Ana' }, 'name-taken'],
  ['nobody is merged into themself', { type: 'mergeSpeakers', fromId: 'tom', intoId: 'tom' }, 'same-record'],
  ['nobody speaks who is not there', { type: 'setSpeaker', segmentIds: ['s0'], speakerId: 'mei' }, 'not-found'],
] as const)('%s', (_, operation, code) => expect(outcome(structuredClone(operation) as Operation)).toMatchObject({ ok: false, failure: { code } }));
