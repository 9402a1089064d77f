import { Notes } from '../../model/notes.ts';
import { Operation } from '../operation.ts';
import { introductionOf, rewriteIntroduction } from './introduction.ts';

const id = '00000000-0000-4000-8000-000000000001';

describe('the introduction as it is read', () => {
  test('is what was written here, else what the source says', () => {
    expect(introductionOf({ id, introduction: 'Ours.' }, 'Theirs.')).toEqual({ id, text: 'Ours.', isWritten: true });
    expect(introductionOf({ id, introduction: null }, 'Theirs.')).toEqual({ id, text: 'Theirs.', isWritten: false });
  });
  test('is none where the source says more than can be written here; all that is one can be written again', () => {
    const longest = 'x'.repeat(Notes.shape.introduction.unwrap().maxLength!);
    expect(introductionOf({ id, introduction: null }, `${longest}x`)).toBeUndefined();
    expect(Operation.safeParse(rewriteIntroduction(introductionOf({ id, introduction: null }, longest)!, longest)).success).toBe(true);
  });
});
