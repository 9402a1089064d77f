import { wayTo, wayToThird } from './inSight';

const page = { top: 100, bottom: 700 };
const way = (top: number, bottom: number) => wayTo({ top, bottom }, page);

describe('what is brought into sight', () => {
  test('stays where it is while it is seen whole, or fills the page', () => {
    expect([way(108, 676), way(300, 400), way(100, 700), way(-400, 677)]).toEqual([0, 0, 0, 0]);
  });
  test('comes by as little as that takes, from below to the lower edge and from above to the upper one', () => {
    expect([way(650, 750), way(800, 900), way(60, 200)]).toEqual([74, 224, -48]);
  });
  test('is the nearer end of what is taller than the page', () => {
    expect([way(500, 1_400), way(-700, 400)]).toEqual([392, -276]);
  });
  test('or stands a third from the top', () => expect(wayToThird({ top: 900, bottom: 927 }, page)).toBe(600));
});
