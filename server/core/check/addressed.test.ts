import { addressesAmong } from './addressed.ts';

const cast = ['Ana Ruiz', 'Tom Okafor', 'Tom Lind', 'Mei Lin'].map((name) => ({ id: name, name, aliases: name === 'Mei Lin' ? ['May'] : [] }));
const spokenTo = (text: string) => addressesAmong(cast)(text).map(({ speaker }) => speaker.name);

describe('somebody spoken to by name', () => {
  test.each([
    ['Mei, how did you find it?', 'Mei Lin'], ['So, Mei, how was it?', 'Mei Lin'], ['Thanks, Ana.', 'Ana Ruiz'], ['Thank you, Ana.', 'Ana Ruiz'], ['And what do you make of it, Tom Lind?', 'Tom Lind'],
    ['Welcome to the yard, May.', 'Mei Lin'], ['It rained. Ana, you were there.', 'Ana Ruiz'], ['Good morning, Mei! It is cold.', 'Mei Lin'],
  ])('is known in “%s”', (text, name) => expect(spokenTo(text)).toEqual([name]));

  test.each([
    'Mei, who built it, was there.', 'Mei, the engineer, how did you say, left?', 'Mei and I went.', 'Mei, Tom Lind and I built it for you.', 'I gave it to Mei.', 'With Ana, Tom Okafor, Mei.', 'My sister, Mei.',
    'Mei was there, you know.', 'Tom, how was it for you?', 'I’m Mei, hello.', 'Look, Paul, you know it.',
  ])('is nobody in “%s”', (text) => expect(spokenTo(text)).toEqual([]));
});
