import { addressesOneself } from './addressesOneself.ts';
import { answeredByAnother } from './answeredByAnother.ts';
import { talk } from './fixtures/talk.ts';

const asked = (text: string, after: Parameters<typeof talk>[0] = {}) => answeredByAnother(talk({ 8: { text }, ...after })).map(({ recordId, severity, fix }) => [recordId, severity, (fix as { speakerId: string }).speakerId]);

describe('a label that speaks to itself', () => {
  test('is wrong, and somebody who does not speak beside it is offered first', () =>
    expect(addressesOneself(talk({ 8: { speaker: 'Tom Okafor', text: 'Tom, how long did you wait?' } }))).toMatchObject([
      { code: 'addresses-oneself', recordId: 's8', fix: { segmentIds: ['s8'], speakerId: 'p-Ana-Ruiz' } },
    ]));
  test.each(['Ana, how long did you wait?', 'I’m Tom, and you are late.', 'Tom was late, you know.', 'They call me Tom.'])('says nothing of “%s”', (text) =>
    expect(addressesOneself(talk({ 7: { text } }))).toEqual([]));
});

describe('an answer under another name than the one asked', () => {
  test('is found at the answer', () => expect(asked('Mei, how long did you wait?')).toEqual([['s9', 'warning', 'p-Mei-Lin']]));
  test('is only noted where who was asked speaks soon after', () => expect(asked('Mei, how long did you wait?', { 11: { speaker: 'Mei Lin' } })).toEqual([['s9', 'info', 'p-Mei-Lin']]));
  test.each(['Tom, how long did you wait?', 'Thank you, Mei. That was good.', 'How long did Mei wait?'])('is none after “%s”', (text) => expect(asked(text)).toEqual([]));
});
