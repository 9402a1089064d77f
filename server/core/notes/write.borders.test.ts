import type { ViewSegment } from './reading.ts';
import { edited } from './testing/pages.ts';

const LINK = '<a href="https://salt.example">';
const inline = (words: string, who = 'Mara', at = '0:00'): string => `<p><strong>${who} (${at})</strong>: ${words}</p>`;
const below = (words: string, who = 'Mara', at = '0:00'): string => `<p><strong>${who} (${at})</strong></p><p>${words}</p>`;
const lines = (words: string, who = 'Mara', at = '0:00'): string => `<div>${who} (${at})<br />${words}</div>`;
const page = (...turns: string[]): string => `<h3>Transcript</h3>${turns.join('')}${inline('He is dear.', 'Ana', '0:50')}`;
const pair = (form: typeof inline, first: string, second: string): string => page(form(first), form(second, 'Oscar', '0:41'));
const quoted = (words: string, who = 'Mara', at = '0:00'): string => `<p><strong>${who} (${at})</strong></p><blockquote>${words}</blockquote>`;
const quote = (words: string): string => `<blockquote><p>${words}</p></blockquote>`;
const headed = (first: string, second: string, third: string): string => page(below(first), '<h4>The lamp</h4>', below(second, 'Oscar', '0:41'), below(third, 'Mara', '0:45'));

/** The page after the first segments say something else, all of which it must hold. */
const saying = (source: string, texts: readonly string[], more: (segments: ViewSegment[]) => void = () => {}): string => edited(source, (segments) => {
  texts.forEach((text, index) => (segments[index]!.text = text));
  more(segments);
});

describe('words that go over the border of two turns', () => {
  describe.each([['beside its header', inline], ['below it', below], ['in lines', lines]])('whose words are %s,', (_, form) => {
    const forth = (before: [string, string], texts: [string, string], after: [string, string]): void => expect(saying(pair(form, ...before), texts)).toBe(pair(form, ...after));

    test('to the next take their links and emphasis along', () => {
      forth([`It was winter. ${LINK}Salt</a> is <em>dear</em>.`, 'Very.'], ['It was winter.', 'Salt is dear. Very.'], ['It was winter.', `${LINK}Salt</a> is <em>dear</em>. Very.`]);
    });
    test('back to the one before too', () => {
      forth(['It was winter.', `${LINK}Salt</a> is <em>dear</em>. <b>Very.</b>`], ['It was winter. Salt is dear.', 'Very.'], [`It was winter. ${LINK}Salt</a> is <em>dear</em>.`, '<b>Very.</b>']);
    });
    test('do not come into the link or emphasis that is there', () => {
      forth(['It was winter. Salt is', `<em>dear</em>.`], ['It was winter.', 'Salt is dear.'], ['It was winter.', 'Salt is <em>dear</em>.']);
      forth([`It was <em>winter</em>`, 'of course. Yes.'], ['It was winter of course.', 'Yes.'], ['It was <em>winter</em> of course.', 'Yes.']);
    });
    test('and are cut off a link or emphasis, have it on both sides', () => {
      forth([`It was ${LINK}winter and <em>salt</em></a> was dear.`, 'Very.'], ['It was winter', 'and salt was dear. Very.'], [`It was ${LINK}winter</a>`, `${LINK}and <em>salt</em></a> was dear. Very.`]);
      forth(['It was', `<em id="x">winter and salt</em> was dear.`], ['It was winter', 'and salt was dear.'], ['It was <em id="x">winter</em>', '<em>and salt</em> was dear.']);
    });
    test.each(['<!-- ad slot -->', '<img src="lamp.png">', '<iframe src="https://player.example/1"></iframe>', '<audio src="a.mp3" controls></audio>'])('take %s along with the words before it', (thing) => {
      forth([`It was winter. Salt ${thing} is dear.`, 'Very.'], ['It was winter.', 'Salt is dear. Very.'], ['It was winter.', `Salt ${thing} is dear. Very.`]);
      forth([`It was winter. ${thing} Salt is dear.`, 'Very.'], ['It was winter.', 'Salt is dear. Very.'], [`It was winter. ${thing}`, 'Salt is dear. Very.']);
      forth(['It was winter.', `Salt ${thing} is dear. Very.`], ['It was winter. Salt', 'is dear. Very.'], [`It was winter. Salt ${thing}`, 'is dear. Very.']);
    });
    test('are corrected where they come to, as is what stays', () => {
      forth([`It wass ${LINK}winter</a>. <em>Salt</em> iss dear.`, '<b>Verry</b> dear.'], ['It was winter.', 'Salt is dear. Very dear.'], [`It was ${LINK}winter</a>.`, '<em>Salt</em> is dear. <b>Very</b> dear.']);
    });
    test('do not come with emphasis of which nothing is left', () => {
      forth(['<em>It was winter. Oh,</em> salt is dear.', 'Very.'], ['It was winter.', 'salt is dear. Very.'], ['<em>It was winter.</em>', 'salt is dear. Very.']);
      forth(['It was winter.', 'Salt is dear, <b>so dear. Very.</b>'], ['It was winter. Salt is dear,', 'dear. Very.'], ['It was winter. Salt is dear,', '<b>dear. Very.</b>']);
    });
    test('are a paragraph of their own where they are wanted as one', () => {
      const after = saying(pair(form, `It was winter. ${LINK}Salt</a> is dear.`, 'Very.'), ['It was winter.', 'Salt is dear.\n\nVery.']);
      expect(after).toBe(pair(form, 'It was winter.', `${LINK}Salt</a> is dear.${form === lines ? '<br /><br />' : '</p><p>'}Very.`));
    });
  });

  test('leave no paragraph or element empty', () => {
    expect(saying(pair(quoted, quote('It was winter.') + quote(`${LINK}Salt</a> is dear.`), quote('Very.')), ['It was winter.', 'Salt is dear. Very.'])).toBe(pair(quoted, quote('It was winter.'), quote(`${LINK}Salt</a> is dear. Very.`)));
  });
  test('go over in several paragraphs', () => {
    const source = pair(below, `It was winter. Salt</p><p>is <em>dear</em>.</p><p>${LINK}Very</a> dear`, 'he said.');
    expect(saying(source, ['It was winter.', 'Salt\n\nis dear.\n\nVery dear he said.'])).toBe(pair(below, 'It was winter.', `Salt</p><p>is <em>dear</em>.</p><p>${LINK}Very</a> dear he said.`));
    expect(saying(pair(inline, 'It was', `<em>winter.</em></p><p>${LINK}Salt</a> is dear.`), ['It was winter.\n\nSalt', 'is dear.'])).toBe(pair(inline, `It was <em>winter.</em></p><p>${LINK}Salt</a>`, 'is dear.'));
  });
  test('that are all of the paragraph beside a header let the next one come there', () => {
    expect(saying(pair(inline, 'It was', `<em>winter.</em></p><p>${LINK}Salt</a> is dear.`), ['It was winter.', 'Salt is dear.'])).toBe(pair(inline, 'It was <em>winter.</em>', `${LINK}Salt</a> is dear.`));
    expect(saying(pair(inline, 'It was', `<em>winter.</em></p><hr><p>${LINK}Salt</a> is dear.`), ['It was winter.', 'Salt is dear.'])).toBe(pair(inline, 'It was <em>winter.</em>', `</p><hr><p>${LINK}Salt</a> is dear.`));
  });
  test('go over a heading, and over more than one border at once', () => {
    expect(saying(headed(`It was winter. ${LINK}Salt</a>`, 'is dear. <em>Very</em>', '<b>dear.</b>'), ['It was winter.', 'Salt is dear.', 'Very dear.'])).toBe(headed('It was winter.', `${LINK}Salt</a> is dear.`, '<em>Very</em> <b>dear.</b>'));
  });
  test('go over while the turns get other names and times', () => {
    const source = pair(inline, `It was winter. ${LINK}Salt</a>`, 'is dear.');
    expect(saying(source, ['It was winter.', 'Salt is dear.'], (segments) => void Object.assign(segments[1]!, { speaker: 'Ben', startMs: 42_000 }))).toBe(page(inline('It was winter.'), inline(`${LINK}Salt</a> is dear.`, 'Ben', '0:42')));
  });
  test.each([inline, below])('go over while what stays is broken into paragraphs %#', (form) => {
    const source = pair(form, `It was winter. ${LINK}Salt</a>`, 'is <em>dear</em>. Yes.');
    expect(saying(source, ['It was winter.', 'Salt is dear.\n\nYes.'])).toBe(pair(form, 'It was winter.', `${LINK}Salt</a> is <em>dear</em>.</p><p>Yes.`));
    expect(saying(source, ['It\n\nwas winter.', 'Salt is dear. Yes.'])).toBe(pair(form, 'It</p><p>was winter.', `${LINK}Salt</a> is <em>dear</em>. Yes.`));
  });
  test('and are broken into paragraphs at once go over as plain words', () => {
    const source = pair(below, `It was winter. ${LINK}Salt</a> is dear.`, 'Very <em>so</em>.');
    expect(saying(source, ['It was winter.', 'Salt\n\nis dear. Very so.'])).toBe(pair(below, 'It was winter.', 'Salt</p><p>is dear. Very <em>so</em>.'));
  });
});

const LAMP = '<img src="lamp.png">';
const first = `It was ${LINK}winter</a>. ${LAMP} Salt <em>is`;
/** The second of the page's segments takes in the words of the first, and what else it says of them. */
const joined = (source: string, said: Partial<ViewSegment>): string => saying(source, [], (segments) => void segments.splice(0, 2, { ...segments[1]!, text: `${segments[0]!.text} ${segments[1]!.text}`, ...said }));

describe('a turn that is joined to the one behind it', () => {
  test.each([
    ['beside its header', inline, `${first}</em> <b>dear</b>.`],
    ['below it', below, `${first}</em> <b>dear</b>.`],
    ['in lines', lines, `${first}</em> <b>dear</b>.`],
  ])('keeps its links, emphasis and pictures, %s', (_, form, after) => {
    const source = pair(form, `${first}</em>`, '<b>dear</b>.');
    expect(joined(source, { startMs: 0, speaker: 'Mara' })).toBe(page(form(after)));
    expect(joined(source, {})).toBe(page(form(after, 'Oscar', '0:41')));
  });
  test('is corrected at the same time', () => {
    expect(joined(pair(inline, `${first}</em>`, '<b>verry dear</b>.'), { startMs: 0, speaker: 'Mara', text: 'It was winter. Salt is very dear.' })).toBe(page(inline(`${first}</em> <b>very dear</b>.`)));
  });
  test('is one of several', () => {
    const source = page(inline(`It was ${LAMP} winter.`), inline(`${LINK}Salt</a>`, 'Oscar', '0:20'), inline('is <b>dear</b>.', 'Oscar', '0:41'));
    expect(saying(source, [], (segments) => void segments.splice(0, 3, { ...segments[2]!, text: 'It was winter. Salt is dear.' }))).toBe(page(inline(`It was ${LAMP} winter. ${LINK}Salt</a> is <b>dear</b>.`, 'Oscar', '0:41')));
  });
});
