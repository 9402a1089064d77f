import { Slug } from '#core/model/show';
import { slugOf } from './slug.ts';

test.each([
  ['Tideline', 'tideline'],
  ['  Öl & Wasser!  ', 'ol-wasser'],
  ['夜の声', 'show'],
  ['A'.repeat(200), 'a'.repeat(50)],
])('the address of "%s"', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
  expect(Slug.safeParse(slugOf(title)).success).toBe(true);
});
