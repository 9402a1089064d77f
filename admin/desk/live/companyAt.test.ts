import { companyAt, peopleIn, segmentsWithCompany } from './companyAt';

const at = (name: string, segmentId: string | null, tab = name) => ({ userId: name, name, tab, segmentId });
const company = { present: [at('Mia Holm', 's1'), at('Tom Rehn', 's1'), at('Ada Quill', null), at('Mia Holm', 's3', 'another')], fresh: new Map([['s2', 'Tom Rehn'], ['s1', 'Mia Holm']]) };

test('a segment names who is there and who has just changed it, each once', () => {
  expect(companyAt(company, 's1')).toEqual({ names: 'Mia, Tom', fresh: true });
  expect(companyAt(company, 's2')).toEqual({ names: 'Tom', fresh: true });
  expect(companyAt(company, 's3')).toEqual({ names: 'Mia', fresh: false });
  expect(companyAt(company, 's9')).toBeNull();
  expect([...segmentsWithCompany(company)].sort()).toEqual(['s1', 's2', 's3']);
});

test('a person in two tabs is one person, and oneself comes last', () => {
  expect(peopleIn(company, 'Ada Quill')).toEqual([{ name: 'Mia Holm', isMe: false }, { name: 'Tom Rehn', isMe: false }, { name: 'Ada Quill', isMe: true }]);
});
