import * as fc from 'fast-check';
import { keyBetween } from '#core/edit/order';
import type { Operation } from '#core/edit/operation';
import { desk } from './testing/desk';
import { Drawer } from './testing/drawer';
import { SharedServer } from './testing/sharedServer';

const ANSWERS = ['mine', 'theirs', 'combined'] as const;
const at = fc.nat({ max: 5 });
const deed = fc.oneof(
  { weight: 8, arbitrary: fc.record({ does: fc.constant('type' as const), at }) },
  fc.record({ does: fc.constantFrom('split' as const, 'join' as const, 'delete' as const, 'relabel' as const), at }),
  { weight: 4, arbitrary: fc.record({ does: fc.constant('wait' as const), ms: fc.constantFrom(0, 300, 800, 3_000) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('hear' as const) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('answer' as const), answer: fc.constantFrom(...ANSWERS) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('step' as const), direction: fc.constantFrom('undo' as const, 'redo' as const) }) },
  fc.record({ does: fc.constant('lose' as const), what: fc.constantFrom('request' as const, 'answer' as const, null) }),
);
const deeds = fc.array(fc.tuple(fc.nat({ max: 1 }), deed), { minLength: 5, maxLength: 60 });
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

/** Words in the half of a segment to which another was joined are no part of the question about that one. */
const JOINED_AND_CUT: [number, Deed][] = [
  [1, { does: 'join', at: 4 }], [0, { does: 'split', at: 1 }], [0, { does: 'split', at: 1 }], [0, { does: 'wait', ms: 0 }], [1, { does: 'wait', ms: 0 }], [1, { does: 'delete', at: 1 }],
  [1, { does: 'split', at: 0 }], [1, { does: 'type', at: 5 }], [0, { does: 'hear' }], [1, { does: 'answer', answer: 'theirs' }],
];

/** Every word that is typed is another one. */
const typedWords = (value: unknown): string[] => JSON.stringify(value ?? null).match(/typed\d+/g) ?? [];

/** Two desks at one episode, and which words somebody did away with knowingly. */
function twoDesks() {
  const server = new SharedServer();
  const drawer = new Drawer();
  let lost: 'request' | 'answer' | null = null;
  server.lost = () => lost;
  const desks = [desk({ server, drawer }), desk({ server, drawer })] as const;
  const typed: string[] = [];
  const away = new Set<string>();
  let ids = 0;

  const edit = (who: number, does: 'type' | 'split' | 'join' | 'delete' | 'relabel', place: number): void => {
    const { store } = desks[who]!;
    const { records, order } = store.getState();
    const id = order[place % order.length]!;
    const segment = records.segments.get(id)!;
    const [before, next] = [order[order.indexOf(id) - 1], order[order.indexOf(id) + 1]];
    const make = (operation: Operation, typing?: string) => expect(store.perform([operation], typing)).toBeNull();
    if (does === 'type') {
      const word = `typed${typed.length}`;
      typed.push(word);
      make({ type: 'setText', segmentId: id, text: `${segment.text} ${word}` }, id);
    } else if (does === 'split') {
      make({ type: 'split', segmentId: id, at: segment.text.indexOf(' ', segment.text.length / 2) + 1, newId: `half${ids++}`, order: keyBetween(segment.order, next ? records.segments.get(next)!.order : null), startMs: null });
    } else if (does === 'relabel') {
      make({ type: 'setSpeaker', segmentIds: [id], speakerId: segment.speakerId === 'ann' ? 'bo' : 'ann' });
    } else if (does === 'join') {
      if (before) make({ type: 'merge', segmentId: id, intoId: before });
    } else if (order.length > 1) {
      typedWords(segment).forEach((word) => away.add(word));
      make({ type: 'deleteSegment', segmentId: id });
    }
  };

  const answer = (who: number, choice: (typeof ANSWERS)[number]): void => {
    const { store } = desks[who]!;
    const { conflict } = store.getState();
    if (!conflict) return;
    const [only] = conflict.conflicts;
    if (choice === 'combined' && conflict.conflicts.length === 1 && typeof only?.yours === 'string' && typeof only.theirs === 'string' && conflict.edit.operations.every(({ type }) => type === 'setText')) {
      return store.resolve({ recordId: only.recordId, field: only.field, value: `${only.yours} ${only.theirs}` });
    }
    const mine = choice !== 'theirs' && !conflict.isImpossible;
    for (const { yours, theirs } of conflict.conflicts) typedWords(mine ? theirs : yours).forEach((word) => away.add(word));
    store.resolve(mine ? 'mine' : 'theirs');
  };

  /** Words that a step takes off the page are done away with. */
  const step = (who: number, direction: 'undo' | 'redo'): void => {
    const { store } = desks[who]!;
    const words = () => typedWords([...store.getState().records.segments.values()]);
    const before = words();
    store[direction]();
    const after = new Set(words());
    before.filter((word) => !after.has(word)).forEach((word) => away.add(word));
  };

  const act = async (who: number, deed: Deed): Promise<void> => {
    const { store, clock } = desks[who]!;
    if (deed.does === 'wait') await clock.pass(deed.ms);
    else if (deed.does === 'hear') await store.hear(server.revisions.length, []);
    else if (deed.does === 'answer') answer(who, deed.answer);
    else if (deed.does === 'lose') lost = deed.what;
    else if ('direction' in deed) step(who, deed.direction);
    else edit(who, deed.does, deed.at);
  };

  const finish = async (): Promise<void> => {
    lost = null;
    for (let round = 0; round < 40; round++) {
      for (const [who, { store, clock }] of desks.entries()) {
        await clock.pass(20_000);
        await store.hear(server.revisions.length, []);
        while (store.getState().conflict) answer(who, 'mine');
      }
    }
  };
  return { server, desks, act, finish, typed, away };
}

test('whatever two people do to one episode, and however it arrives and is answered: no word is gone that nobody did away with', async () => {
  await fc.assert(fc.asyncProperty(deeds, async (all) => {
    const { server, desks, act, finish, typed, away } = twoDesks();
    for (const [who, deed] of all) await act(who, deed);
    await finish();
    const there = new Set(typedWords([...server.records.segments.values()]));
    expect(typed.filter((word) => !there.has(word) && !away.has(word))).toEqual([]);
    for (const { store, saving, seen } of desks) {
      expect([saving(), store.getState().conflict, seen.diverged]).toEqual([{ kind: 'saved' }, null, 0]);
      expect(store.getState().records).toEqual(server.records);
    }
  }), { examples: [[JOINED_AND_CUT]] });
}, 60_000);
