import type { ViewSegment } from './reading.ts';
import { edited } from './testing/pages.ts';

const turn = (said: string, who: string, at: string): string => `<p><strong>${who} (${at})</strong></p><ul><li>${said}</li></ul>`;
const page = (first: string, second: string): string => `<h3>Transcript</h3>${turn(first, 'Mara', '0:10')}${turn(second, 'Oscar', '0:41')}${turn('He is dear.', 'Ana', '0:50')}`;

const saying = (...texts: string[]) => (segments: ViewSegment[]): void => texts.forEach((text, index) => (segments[index]!.text = text));

describe('paragraphs in an item, which is read as one', () => {
  const source = page('It was winter.<p class="x">Salt is <em>so dear</em>.</p>', 'Very.<p>Yes.</p>');

  test.each<[string, string, string]>([
    ['before the paragraph', 'It was\n\nwinter.\nSalt is so dear.', `It was</li><li>winter.<p class="x">Salt is <em>so dear</em>.</p></li>`],
    ['where the paragraph begins', 'It was winter.\n\nSalt is so dear.', `It was winter.</li><li><p class="x">Salt is <em>so dear</em>.</p></li>`],
    ['in the paragraph', 'It was winter.\nSalt is so\n\ndear.', `It was winter.<p class="x">Salt is <em>so</em></p></li><li><p class="x"><em>dear</em>.</p></li>`],
  ])('are closed where the item is cut %s', (_, text, after) => {
    expect(edited(source, saying(text))).toBe(source.replace('It was winter.<p class="x">Salt is <em>so dear</em>.</p></li>', after));
  });

  test('are lines where they go over to the next turn, with their emphasis', () => {
    expect(edited(source, saying('It was', 'winter.\nSalt is so dear. Very.\nYes.'))).toBe(page('It was', 'winter.<br>Salt is <em>so dear</em>. Very.<p>Yes.</p>'));
    expect(edited(source, saying('It was winter.\nSalt is', 'so dear. Very.\nYes.'))).toBe(page('It was winter.<p class="x">Salt is</p>', '<em>so dear</em>. Very.<p>Yes.</p>'));
    expect(edited(source, saying('It was winter.\nSalt is so dear. Very.', 'Yes.'))).toBe(page('It was winter.<p class="x">Salt is <em>so dear</em>. Very.</p>', 'Yes.'));
  });
});

const lines = (said: string): string => `<h3>Transcript</h3><dl><dt>Ann (0:20)</dt><dd>${said}</dd><dt>Bo (0:30)</dt><dd>Yes.</dd></dl>`;

describe('a paragraph that is joined to a line outside of any', () => {
  test('holds both', () => {
    expect(edited(lines('It was winter.<p>Salt is <em>dear</em>.</p>'), saying('It was winter. Salt is dear.'))).toBe(lines('<p>It was winter. Salt is <em>dear</em>.</p>'));
  });
});
