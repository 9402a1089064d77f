import { recordsOf } from '../edit/records.ts';
import { mergeIntroduction } from './mergeIntroduction.ts';

const base = 'A walk along the quay.\n\nWe meet the harbour master.';
const merged = (ours: string | null, theirs: string | undefined) => mergeIntroduction(recordsOf({ notes: [{ id: 'e1', introduction: ours }] }), { base, theirs });
const set = (introduction: string | null) => ({ operations: [{ type: 'setIntroduction', episodeId: 'e1', introduction }], conflicts: [] });
const nothing = { operations: [], conflicts: [] };

describe('the introduction of a new version', () => {
  test('is what the source says where nobody wrote one here: it follows by itself', () => {
    expect(merged(null, base)).toEqual(nothing);
    expect(merged(null, 'A walk along the pier.')).toEqual(nothing);
  });

  test('leaves ours be where upstream changed nothing, also where ours is that there is none', () => {
    expect(merged('A walk along the mole.\n\nWe meet the harbour master.', base)).toEqual(nothing);
    expect(merged('', base)).toEqual(nothing);
  });

  test('that says what ours says ends the correction', () => expect(merged('A walk.', 'A walk.')).toEqual(set(null)));

  test('is merged word by word where other words were changed, and paragraphs stay apart', () =>
    expect(merged('A walk along the mole.\n\nWe meet the harbour master.', 'A walk along the quay.\n\nWe meet the new harbour master.')).toEqual(set('A walk along the mole.\n\nWe meet the new harbour master.')));

  test('is asked about where the same words were changed, or its paragraphs', () => {
    const ours = 'A walk along the mole.\n\nWe meet the harbour master.';
    const asked = (theirs: string) => ({
      operations: [],
      conflicts: [{ id: 'introduction e1 introduction', kind: 'introduction', field: 'introduction', place: { startMs: null, words: ours }, recordIds: ['e1'], after: null, parts: [], base, ours, theirs }],
    });
    expect(merged(ours, 'A walk along the pier.\n\nWe meet the harbour master.')).toEqual(asked('A walk along the pier.\n\nWe meet the harbour master.'));
    expect(merged(ours, `${base}\n\nAnd a dog.`)).toEqual(asked(`${base}\n\nAnd a dog.`));
  });

  test('is no correction of ours that was taken back here after the host was given it', () => {
    const known = 'A walk along the mole.';
    expect(mergeIntroduction(recordsOf({ notes: [{ id: 'e1', introduction: null }] }), { base: known, theirs: known, source: base })).toEqual(set(base));
  });

  test('stays out of what comes from a file, which has none', () => expect(merged('A walk.', undefined)).toEqual(nothing));
});
