import { alike } from './alike';

const held = (path: string, wanted: string) => ({ path, wanted, written: 'Ana', why: 'the form has no room for it' });

test('what many places have in common is said once, with the first of them and how many others there are', () => {
  const [first, other] = [held('segments[2].speaker', 'Anastasia'), held('segments[3].speaker', 'Anna')];
  expect(alike([first, other, held('segments[4].speaker', 'Anastasia'), held('segments[9].speaker', 'Anastasia')])).toEqual([{ ...first, others: 2 }, { ...other, others: 0 }]);
});

test('the same of another field is another', () => {
  expect(alike([held('segments[2].speaker', 'Ana'), held('chapters[2].title', 'Ana')])).toHaveLength(2);
});
