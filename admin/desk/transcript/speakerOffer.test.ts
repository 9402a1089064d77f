import { othersBefore } from './speakerOffer';

test('who spoke last before comes first, then the others of the episode; not who speaks now', () => {
  expect(othersBefore(['ana', 'tom', null, 'ana', 'kit', 'tom'], 'tom', ['ana', 'tom', 'kit', 'zoe'])).toEqual(['kit', 'ana', 'zoe']);
});
test('nobody else is offered where nobody else speaks', () => expect(othersBefore(['ana'], 'ana', ['ana'])).toEqual([]));
