import { recordsOf } from '#core/edit/records';
import { recordsBefore } from './imported';
import { segment, start } from './testing/records';

const was = (id: string) => start().segments.get(id)!;

test('the import is known again by what differs from it', () => {
  const now = recordsOf({ notes: [...start().notes.values()], segments: [segment('s1', 'a1', 'Again.'), segment('s2', 'a2', 'Who lit it?'), segment('new', 'a3', 'New.')], speakers: [...start().speakers.values()] });
  const changes = [{ before: was('s1'), after: now.segments.get('s1')! }, { before: was('s3'), after: null }, { before: null, after: now.segments.get('new')! }];
  expect(recordsBefore(now, { segments: changes, chapters: [], references: [], speakers: [], notes: [] })).toEqual(start());
});
