import { applyPatches } from '../model/patch.ts';
import { readNotes } from './read.ts';
import type { NotesView, ViewSegment } from './reading.ts';
import { edited } from './testing/pages.ts';
import { writeNotes } from './write.ts';

const LINK = '<a href="https://salt.example">';
const turn = (words: string, who = 'Mara', at = '0:00'): string => `<p><strong>${who} (${at})</strong>: ${words}</p>`;
const below = (words: string, who = 'Mara', at = '0:00'): string => `<p><strong>${who} (${at})</strong></p><p>${words}</p>`;
const lines = (words: string, who = 'Mara', at = '0:00'): string => `<div>${who} (${at})<br />${words}</div>`;
const page = (...turns: string[]): string => `<h3>Transcript</h3>${turns.join('')}`;
const essay = (...paragraphs: string[]): string => page(...paragraphs.map((words) => `<p>${words}</p>`), other);
const list = (item: string): string => `<h3>Links</h3><ul><li>${item}</li><li><a href="https://b.example">B</a></li></ul>`;
const other = turn('He is dear.', 'Oscar', '0:41');
const introduced = (words: string): string => `<p>${words}</p>${page(other)}`;
const marked = (words: string, id: string, who = 'Mara', at = '0:00'): string => turn(words, who, at).replace('<p>', `<p id="${id}" class="turn">`);
const ids = (html: string): string[] => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);

/** Shortens the introduction. */
const without = (words: string, left: string, after: string): void => expect(edited(introduced(words), (_, view) => void (view.introduction = left))).toBe(introduced(after));
const says = (text: string) => (segments: ViewSegment[]): void => void (segments[0]!.text = text);
const fresh = (text: string, more: Partial<ViewSegment> = {}): ViewSegment => ({ startMs: 20_000, endMs: null, speaker: 'Ana', text, ...more });
const split = (first: string, second: string) => (segments: ViewSegment[]): void => {
  segments[0]!.text = first;
  segments.splice(1, 0, { startMs: 20_000, endMs: null, speaker: 'Oscar', text: second });
};
const merge = (glue: string) => (segments: ViewSegment[]): void => void (segments[0]!.text += glue + segments.splice(1, 1)[0]!.text);

describe('a paragraph with a link in it, taken out', () => {
  test('takes the link along, and the notes after it are no link', () => {
    const source = page(turn(`${LINK}Salt</a> is dear.<br><br>It was dearer.`), other);
    expect(edited(source, says('It was dearer.'))).toBe(page(turn('It was dearer.'), other));
    const last = page(turn(`It was dear.<br><br>Now ${LINK}salt</a>`), other);
    expect(edited(last, says('It was dear.'))).toBe(page(turn('It was dear.'), other));
  });
  test('leaves emphasis that reaches beyond it to the words that stay', () => {
    const source = page(turn('<em>Salt is dear.<br><br>It was</em> dearer.'), other);
    expect(edited(source, says('It was dearer.'))).toBe(page(turn('<em>It was</em> dearer.'), other));
  });
  test('is taken out of the introduction and of a reference alike', () => {
    const source = `<p>About ${LINK}salt</a>.<br><br>And ${LINK}more</a></p>${page(other)}`;
    expect(edited(source, (_, view) => void (view.introduction = 'About salt.'))).toBe(`<p>About ${LINK}salt</a>.</p>${page(other)}`);
    expect(edited(list(`${LINK}A map</a><br>drawn in<br>${LINK}the log</a>`), (_, { references }) => void (references[0]!.note = null))).toBe(list(`${LINK}A map</a>`));
  });
  test('a word that is all of a link takes it along', () => {
    expect(edited(page(turn(`It was ${LINK}very</a> dear.`), other), says('It was dear.'))).toBe(page(turn('It was dear.'), other));
    expect(edited(page(turn(`It ${LINK}was <em>very</em></a> dear.`), other), says('It was dear.'))).toBe(page(turn(`It ${LINK}was </a>dear.`), other));
    expect(edited(page(turn(`It was ${LINK}very <b>old</b></a> ${LINK}very <b>dear</b></a>.`), other), says('It was dear.'))).toBe(page(turn(`It was ${LINK}<b>dear</b></a>.`), other));
  });
});

const note = (words: string): string => `<x-note class="a">${words}</x-note>`;

test('an element that HTML does not know stays whole like any other', () => {
  expect(edited(page(turn(`It was ${note('very dear')}, and old.`), other), says('It was dear, and old.'))).toBe(page(turn(`It was ${note('dear')}, and old.`), other));
  expect(edited(page(turn(`It was ${note('very')} dear.`), other), says('It was dear.'))).toBe(page(turn('It was dear.'), other));
  expect(edited(page(turn(`It was ${note('winter. Salt')} is dear.`), other), split('It was winter.', 'Salt is dear.'))).toBe(page(turn(`It was ${note('winter.')}`), turn(`${note('Salt')} is dear.`, 'Oscar', '0:20'), other));
});

describe('a turn with links in it, cut in two', () => {
  test.each([[turn, ''], [below, 'with its header above it']])('keeps each link in the half it stands in %#', (form) => {
    const halves = (source: string, first: string, second: string): void => expect(edited(page(form(source), form('Yes.', 'Oscar', '0:41')), split('It was winter.', 'Salt is dear.'))).toBe(page(form(first), form(second, 'Oscar', '0:20'), form('Yes.', 'Oscar', '0:41')));
    halves(`It was winter. ${LINK}Salt</a> is dear.`, 'It was winter.', `${LINK}Salt</a> is dear.`);
    halves(`It was winter.<br>${LINK}Salt</a> is dear.`, 'It was winter.', `${LINK}Salt</a> is dear.`);
    halves(`It was ${LINK}winter.</a> <em>Salt</em> is dear.`, `It was ${LINK}winter.</a>`, '<em>Salt</em> is dear.');
    halves(`It was <em>winter. </em>${LINK}Salt</a> is dear.`, 'It was <em>winter.</em>', `${LINK}Salt</a> is dear.`);
  });
  test('has what was cut through on both sides', () => {
    expect(edited(page(turn(`It was <em id="x">winter. Salt</em> is ${LINK}dear</a>.`), other), split('It was winter.', 'Salt is dear.')))
      .toBe(page(turn('It was <em id="x">winter.</em>'), turn(`<em>Salt</em> is ${LINK}dear</a>.`, 'Oscar', '0:20'), other));
  });
  test.each([
    ['a word of the first', 'It is winter.', 'Salt is dear.', ['It is winter.', `${LINK}Salt</a> is <em>dear</em>.`]],
    ['a word of the second', 'It was winter.', 'Salt was dear.', ['It was winter.', `${LINK}Salt</a> was <em>dear</em>.`]],
    ['where it is cut', 'It was winter!', 'The Salt is dear.', ['It was winter!', `The ${LINK}Salt</a> is <em>dear</em>.`]],
  ])('keeps them where it is corrected at once: %s', (_, first, second, [one, other_]) => {
    expect(edited(page(turn(`It was winter. ${LINK}Salt</a> is <em>dear</em>.`), other), split(first, second))).toBe(page(turn(one!), turn(other_!, 'Oscar', '0:20'), other));
  });
  const players = ['<x-player episode="7"></x-player>', '<iframe src="https://player.example/1"></iframe>', '<audio src="a.mp3" controls></audio>', '<video controls><source src="a.mp4"><track src="a.vtt"></video>'];
  test.each(['<!-- ad slot -->', '<img src="lamp.png">', ...players, `${players[0]!} <img src="lamp.png">`])('leaves %s at the cut with the words before it', (thing) => {
    expect(edited(page(turn(`It was winter. ${thing} ${LINK}Salt</a> is dear.`), other), split('It was winter.', 'Salt is dear.')))
      .toBe(page(turn(`It was winter. ${thing}`), turn(`${LINK}Salt</a> is dear.`, 'Oscar', '0:20'), other));
  });
});

describe('where nobody is named, and each paragraph is a segment,', () => {
  test('one that is cut in two is two paragraphs', () => {
    expect(edited(essay(`It was winter. ${LINK}Salt</a> is dear.`), (segments) => {
      segments[0]!.text = 'It was winter.';
      segments.splice(1, 0, { startMs: null, endMs: null, speaker: null, text: 'Salt is dear.' });
    })).toBe(essay('It was winter.', `${LINK}Salt</a> is dear.`));
  });
  test('words of one that is not the first under its chapter’s heading are corrected', () => {
    const chapters = `<h3>Chapters</h3><ul><li>0:00 Fog</li><li>0:18 The lamp</li></ul>`;
    const under = (words: string): string => `${chapters}<h3>Transcript</h3><h4>Fog</h4><p>It was winter.</p><p>${words}</p><h4>The lamp</h4><p>Yes it is.</p>${other}`;
    expect(edited(under(`Salt is <em>deer</em>.`), (segments) => void (segments[1]!.text = 'Salt is dear.'))).toBe(under('Salt is <em>dear</em>.'));
  });
});

describe('where a turn ends too late or too early', () => {
  const [salt, dear] = [`It was winter. ${LINK}Salt</a> is <em>dear</em>.`, `<em>Very</em> ${LINK}dear</a>.`];
  test.each([[turn, ''], [below, 'with their headers above them']])('and is cut, and its end joined with the next, every link stays in the words it is in %#', (form) => {
    expect(edited(page(form(salt), form(dear, 'Oscar', '0:41'), other), (segments) => {
      segments[0]!.text = 'It was winter.';
      segments.splice(1, 1, { startMs: 20_000, endMs: null, speaker: 'Oscar', text: 'Salt is dear. Very dear.' });
    })).toBe(page(form('It was winter.'), form(`${LINK}Salt</a> is <em>dear</em>. ${dear}`, 'Oscar', '0:20'), other));
  });
  test('and words of the next belong to it, they come to it with theirs', () => {
    expect(edited(page(turn(dear), turn(salt, 'Oscar', '0:41'), other), (segments) => {
      segments[0]!.text = 'Very dear. It was the winter.';
      segments.splice(1, 1, { startMs: 50_000, endMs: null, speaker: 'Oscar', text: 'Salt is dear.' });
    })).toBe(page(turn(`${dear} It was the winter.`), turn(`${LINK}Salt</a> is <em>dear</em>.`, 'Oscar', '0:50'), other));
  });
});

describe('a new turn that takes in one that was there', () => {
  const salt = `${LINK}Salt</a> is <em>dear</em>.`;
  const first = turn('It was winter.');
  test.each([[turn, ''], [below, 'with its header above it']])('is that one, by another name and time, with its links %#', (form) => {
    expect(edited(page(first, form(salt, 'Oscar', '0:30'), other), (segments) => void segments.splice(1, 1, fresh('Is it? Salt is dear.'))))
      .toBe(page(first, form(`Is it? ${salt}`, 'Ana', '0:20'), other));
  });
  test('keeps them where it took in several, and stands before the next new one', () => {
    expect(edited(page(first, turn(salt, 'Oscar', '0:30'), turn(`<em>Very</em> ${LINK}dear</a>.`, 'Mara', '0:35'), other), (segments) => void segments.splice(1, 2, fresh('Is it? Salt is dear. Very dear.'), fresh('Oh.', { startMs: 37_000 }))))
      .toBe(page(first, turn(`Is it? ${salt} <em>Very</em> ${LINK}dear</a>.`, 'Ana', '0:20'), turn('Oh.', 'Ana', '0:37'), other));
  });
  test('and is cut again, keeps them in both', () => {
    expect(edited(page(first, turn(`${salt} It is ${LINK}winter</a>.`, 'Oscar', '0:30'), other), (segments) => void segments.splice(1, 1, fresh('Is it? Salt is dear.'), fresh('It is winter.', { startMs: 33_000 }))))
      .toBe(page(first, turn(`Is it? ${salt}`, 'Ana', '0:20'), turn(`It is ${LINK}winter</a>.`, 'Ana', '0:33'), other));
  });
  test('stands between other new ones, in their order', () => {
    expect(edited(page(first, turn(salt, 'Oscar', '0:30'), other), (segments) => void segments.splice(1, 1, fresh('Hm.', { startMs: 15_000 }), fresh('Is it? Salt is dear.'), fresh('Oh.', { startMs: 35_000 }))))
      .toBe(page(first, turn('Hm.', 'Ana', '0:15'), turn(`Is it? ${salt}`, 'Ana', '0:20'), turn('Oh.', 'Ana', '0:35'), other));
  });
  test('stands where it stood, also as the first of the page', () => {
    expect(edited(page(turn(salt), other), (segments) => void segments.splice(0, 1, fresh('Hm.', { startMs: 0 }), fresh('Is it? Salt is dear.', { startMs: 5_000 }))))
      .toBe(page(turn('Hm.', 'Ana'), turn(`Is it? ${salt}`, 'Ana', '0:05'), other));
  });
  test('keeps them where nobody is named', () => {
    expect(edited(essay('It was winter.', salt), (segments) => void segments.splice(1, 1, { startMs: null, endMs: null, speaker: null, text: 'Is it? Salt is dear.' })))
      .toBe(essay('It was winter.', `Is it? ${salt}`));
  });
  test('gets a header of its own where that one had none', () => {
    const chapters = (second: string): string => `<h3>Transcript</h3>${turn('It was winter.')}<h4>The lamp (0:20)</h4>${second}${other}`;
    expect(edited(chapters(`<p>${salt}</p>`), (segments) => void segments.splice(1, 1, fresh('Is it? Salt is dear.', { startMs: 25_000 }))))
      .toBe(chapters(turn(`Is it? ${salt}`, 'Ana', '0:25')));
  });
});

describe('words that would be in no segment of the page', () => {
  const source = page(turn(`It was winter. ${LINK}Salt</a> is dear.`), other);
  /** What is written of an edit, and why the rest is not. */
  const held = (edit: (segments: ViewSegment[]) => void): [string, string[]] => {
    const view: NotesView = structuredClone(readNotes(source, 'html'));
    edit(view.segments);
    const { patches, notHeld } = writeNotes(source, 'html', view);
    return [applyPatches(source, patches), notHeld.map(({ path, why }) => `${path}: ${why}`)];
  };

  test.each<[string, Partial<ViewSegment>, string]>([
    ['a time', { startMs: null }, 'a segment cannot be written without its time'],
    ['a name, and is reworded', { speaker: null, text: 'Salt is dearer.' }, 'a segment cannot be written without its speaker'],
  ])('stay where they are when the segment that they were cut off to has not %s', (_, second, why) => {
    expect(held((segments) => {
      split('It was winter.', 'Salt is dear.')(segments);
      Object.assign(segments[1]!, second);
    })).toEqual([source, ['segments[0].text: the words stay here, because the segment split off from them could not be written', `segments[1]: ${why}`]]);
  });
  test('stay where they are when a new segment is put between, which is written', () => {
    const [written, notHeld] = held((segments) => {
      split('It was winter.', 'Salt is dear.')(segments);
      segments[1]!.startMs = null;
      segments.splice(1, 0, { startMs: 15_000, endMs: null, speaker: 'Ana', text: 'Was it?' });
    });
    expect([written, notHeld.length]).toEqual([source.replace(other, turn('Was it?', 'Ana', '0:15') + other), 2]);
  });
  const TIMELESS = 'a turn cannot be written without a time';
  test('are said at the time of the segment that goes when the new one with the rest of its words has none', () => {
    const [written, notHeld] = held((segments) => void segments.splice(0, 1, { startMs: null, endMs: null, speaker: 'Mara', text: 'Salt is dear.' }));
    expect([written, notHeld]).toEqual([source.replace('It was winter. ', ''), [`segments[0].startMs: ${TIMELESS}`]]);
  });
  test('are said at the time of the segment that goes when the new one that took them in has none', () => {
    const [written, notHeld] = held((segments) => {
      segments[0]!.text = 'It was winter.';
      segments.splice(1, 1, { startMs: null, endMs: null, speaker: 'Oscar', text: 'Salt is dear. He is dear.' });
    });
    expect([written, notHeld]).toEqual([page(turn('It was winter.'), other.replace('He is', `${LINK}Salt</a> is dear. He is`)), [`segments[1].startMs: ${TIMELESS}`]]);
  });
  test.each([
    ['the end of one', 'It was winter.', 'Salt is dear. He is dear.\n\nAna (0:50)\n\nYes.'],
    ['the beginning of the next', 'It was winter. Salt is dear. He is\n\nAna (0:50)\n\nYes.', 'dear.'],
  ])('stay where they are when %s goes over to its neighbour, which cannot say it', (_, first, second) => {
    const [written, notHeld] = held((segments) => {
      segments[0]!.text = first;
      segments[1]!.text = second;
    });
    expect([written, notHeld.length]).toEqual([source, 2]);
  });
  test('stay where they are when a new segment before them, which cannot be written, has their beginning', () => {
    const [written, notHeld] = held((segments) => {
      segments[1]!.text = 'dear.';
      segments.splice(1, 0, { startMs: null, endMs: null, speaker: 'Ana', text: 'He is' });
    });
    expect([written, notHeld.length]).toEqual([source, 2]);
  });
  test('stay where they are when the segment that took them in cannot say them', () => {
    expect(held((segments) => {
      segments[0]!.text += '\n\nAna (0:50)\n\nHe was dear.';
      segments.splice(1, 1);
    })).toEqual([source, [expect.stringMatching(/^segments\[0\]\.text: /), expect.stringMatching(/^segments: this segment cannot be removed/)]]);
  });
});

describe('two turns joined', () => {
  test.each([[turn, ''], [below, 'with their headers above them']])('keep the links they begin and end with %#', (form) => {
    const next = (words: string): string => form(words, 'Oscar', '0:41');
    const joined = (first: string, second: string, glue: string, all: string): void => expect(edited(page(form(first), next(second)), merge(glue))).toBe(page(form(all)));
    joined('It was winter.', `${LINK}Salt</a> is dear.`, ' ', `It was winter. ${LINK}Salt</a> is dear.`);
    joined(`It was ${LINK}Salt</a>`, 'He is dear.', ' ', `It was ${LINK}Salt</a> He is dear.`);
    joined('<em>It was.</em>', '<em>Yes.</em>', ' ', '<em>It was.</em> <em>Yes.</em>');
  });
  test.each([['where they stand', ''], ['over a heading', '<h4>The lamp</h4>']])('stand before a new one behind them, joined %s', (_, between) => {
    expect(edited(page(turn('It was winter.'), between, turn(`${LINK}Salt</a> is dear.`, 'Oscar', '0:30'), other), (segments) => {
      merge(' ')(segments);
      segments.splice(1, 0, { startMs: 35_000, endMs: null, speaker: 'Ana', text: 'Oh.' });
    })).toBe(page(turn(`It was winter. ${LINK}Salt</a> is dear.`), turn('Oh.', 'Ana', '0:35'), between, other));
  });
  test.each([
    ['a chapter’s heading', (first: string, second = '') => `${first}<h4>The lamp</h4>${second}`],
    ['a rule', (first: string, second = '') => `${first}<hr>${second}`],
    ['an element each', (first: string, second?: string) => `<div class="turn">${first}</div>${second === undefined ? '' : `<div class="turn">${second}</div>`}`],
  ])('keep them with %s between, and leave no element empty', (_, between) => {
    const second = below(`<img src="lamp.png"> ${LINK}Salt</a> is <em>dear</em>.`, 'Oscar', '0:41');
    expect(edited(page(between(below('It was winter.'), second), other), merge(' '))).toBe(page(between(below(`It was winter. <img src="lamp.png"> ${LINK}Salt</a> is <em>dear</em>.`)), other));
  });
  test.each([
    ['where they stand', (first: string, second = '') => first + second],
    ['over a heading', (first: string, second = '') => `${first}<h4>The lamp</h4>${second}`],
  ])('keep them where they are corrected at once, %s', (_, between) => {
    const [first, second] = [below('It <em>wass</em> winter.'), below(`${LINK}Salt</a> iss <em>dear</em>.`, 'Oscar', '0:41')];
    expect(edited(page(between(first, second), other), (segments) => {
      segments[0]!.text = 'It was winter, and Salt is dear.';
      segments.splice(1, 1);
    })).toBe(page(between(below(`It <em>was</em> winter, and ${LINK}Salt</a> is <em>dear</em>.`)), other));
  });
  test('keep them in lines of an element that is gone with them', () => {
    expect(edited(page(lines('It was winter.'), lines(`<img src="lamp.png"> ${LINK}Salt</a> is dear.<br /><br /><em>Very.</em>`, 'Oscar', '0:41'), other), merge(' ')))
      .toBe(page(lines(`It was winter. <img src="lamp.png"> ${LINK}Salt</a> is dear.<br /><br /><em>Very.</em>`), other));
  });
  test('as paragraphs keep them where a heading is between', () => {
    const second = `<p><strong>Oscar (0:41)</strong></p><p>${LINK}Salt</a> is dear.</p><p class="aside"><em>Very.</em></p>`;
    expect(edited(page(below('It was winter.'), `<h4>The lamp</h4>${second}`, other), merge('\n\n')))
      .toBe(page(below('It was winter.'), `<p>${LINK}Salt</a> is dear.</p><p class="aside"><em>Very.</em></p><h4>The lamp</h4>`, other));
  });
  test('as paragraphs keep them too', () => {
    expect(edited(page(turn('It was winter.'), turn(`${LINK}Salt</a> is dear.`, 'Oscar', '0:41')), merge('\n\n'))).toBe(page(turn('It was winter.'), `<p>${LINK}Salt</a> is dear.</p>`).replace('</p></p>', '</p>'));
  });
});

/** Two turns of which each part stands between the same tags. */
const between = (first: string, words: string, second: string, more: string): [string, string] => [`${first}Mara (0:00)${second}It was winter.${more}`, `${first}Oscar (0:41)${second}${words}${more}`];
describe('a turn taken out', () => {
  test.each([
    ['entries of a list of terms', '<dl>', '</dl>', between('<dt>', 'He is dear.', '</dt><dd>', '</dd>')],
    ['rows of a table', '<table><tbody>', '</tbody></table>', between('<tr><td><strong>', '<p>He is dear.</p><p>Very.</p>', '</strong></td></tr><tr><td>', '</td></tr>')],
    ['cells of a row', '<table>', '</table>', between('<tr><td><strong>', 'He is dear.', '</strong></td><td>', '</td></tr>')],
    ['a quote below the header', '', '', between('<p><strong>', '<p>He is dear.</p><p>Very.</p>', '</strong></p><blockquote>', '</blockquote>')],
    ['a quote in a quote', '', '', between('<p><strong>', '<blockquote><p>He is dear.</p></blockquote><blockquote><p>Very.</p></blockquote>', '</strong></p><blockquote>', '</blockquote>')],
    ['an element for each part, in one for the turn', '', '', between('<div class="turn"><div class="who">', '<p>He is dear.</p><p>Very.</p>', '</div><div>', '</div></div>')],
  ])('takes along the elements that hold nothing else: %s', (_, open, close, [first, second]) => {
    expect(edited(page(open, first, second, close), (segments) => void segments.splice(1, 1))).toBe(page(open, first, close));
    expect(edited(page(open, first, second, close), (segments) => void segments.splice(0, 1))).toBe(page(open, second, close));
  });
  test('leaves an element in which a picture stays', () => {
    const [first, second] = between('<p><strong>', '<p>He is dear.</p><img src="lamp.png">', '</strong></p><blockquote>', '</blockquote>');
    expect(edited(page(first, second), (segments) => void segments.splice(1, 1))).toBe(page(first, '<blockquote><img src="lamp.png"></blockquote>'));
  });
  test('leaves no empty elements where its words go to the one before', () => {
    expect(edited(page('<dl><dt>Mara (0:00)</dt><dd>It was winter.</dd><dt>Oscar (0:41)</dt><dd>He is <em>dear</em>.</dd></dl>'), merge(' ')))
      .toBe(page('<dl><dt>Mara (0:00)</dt><dd>It was winter. He is <em>dear</em>.</dd></dl>'));
  });
});

/** A page of turns as items of a list. */
const items = (...turns: string[]): string => page(`<ul>${turns.map((words) => `<li>${words}</li>`).join('')}</ul>`);

describe('no end tag of a paragraph is left alone, which would be read as an empty one', () => {
  const talk = ['<strong>Mara</strong> (0:00) It was<p>winter, <img src="lamp.png"> and</p><p>salt <img src="salt.png"> is dear.</p>', '<strong>Oscar</strong> (0:41) Yes.<p>Dear.</p>', '<strong>Mara</strong> (0:50) Very.<p>So.</p>'];

  test('where an item with paragraphs goes, but not what is in it without words', () => {
    expect(edited(items(...talk), (segments) => void segments.splice(0, 1))).toBe(items('<img src="lamp.png"> <img src="salt.png"> ', ...talk.slice(1)));
  });
  test('by a new list whose items are like those of the page', () => {
    expect(edited(items(...talk), (_, view) => void view.references.push({ title: 'Salt', url: 'https://salt.example', note: null, links: [] }))).toContain(`<ul><li>${LINK}Salt</a></li></ul>`);
  });
});

const resources = (lines: string[]): string => `<h3>Resources</h3><p>${lines.join('<br>')}</p>`;
describe('a link or chapter added', () => {
  test.each([0, 1, 2])('to lines with white space within their links, at %i', (at) => {
    const lines = ['<a href="https://r.example/0"> One</a>', '<a href="https://r.example/1">Two</a>'];
    expect(edited(resources(lines), (_, { references }) => void references.splice(at, 0, { title: 'Added', url: 'https://add.example/', note: null, links: [] })))
      .toBe(resources(lines.toSpliced(at, 0, `<a href="https://add.example/">${at < 2 ? ' ' : ''}Added</a>`)));
  });
  test.each(['8:28', '8:28 — 12:30'])('to a list with a line without a title, %s, stands where its time is', (untitled) => {
    const added = (startMs: number) => edited(`<h3>Chapters</h3><ul><li>0:00 Salt</li><li>${untitled}</li></ul>`, (_, { chapters }) => void chapters.push({ startMs, title: 'Tide' }));
    expect(added(900_000)).toBe(`<h3>Chapters</h3><ul><li>0:00 Salt</li><li>${untitled}</li><li>15:00 Tide</li></ul>`);
    expect(added(300_000)).toBe(`<h3>Chapters</h3><ul><li>0:00 Salt</li><li>5:00 Tide</li><li>${untitled}</li></ul>`);
  });
});

const withoutChapters = (source: string): string => edited(source, (_, { chapters }) => void chapters.splice(0));
describe('a list taken out whole', () => {
  const list = '<ul><li>(0:00) - Salt</li><li>(8:28) - Tide</li></ul>';
  test('goes with its heading, also if that ends the paragraph before', () => {
    expect(withoutChapters(`<div>Of salt, with <b>Mara</b>.<br><br><strong>Chapters</strong></div>${list}${resources(['<a href="https://r.example/">One</a>'])}`)).toBe(`<div>Of salt, with <b>Mara</b>.</div>${resources(['<a href="https://r.example/">One</a>'])}`);
    expect(withoutChapters(`<p>Of salt.</p><p>Chapters</p>${list}`)).toBe('<p>Of salt.</p>');
  });
});

describe('words beside a link', () => {
  test('after the last and before the first do not go into it', () => {
    const source = page(turn(`${LINK}Salt</a> is <em>dear</em>`), other);
    expect(edited(source, says('Now Salt is dear.'))).toBe(page(turn(`Now ${LINK}Salt</a> is <em>dear</em>.`), other));
    expect(edited(page(turn(`It is ${LINK}salt</a>`), other), says('It is salt.'))).toBe(page(turn(`It is ${LINK}salt</a>.`), other));
    expect(edited(page(below(`${LINK}Salt</a>`), other), says('“Salt.”'))).toBe(page(below(`“${LINK}Salt</a>.”`), other));
  });
  test('nor in the introduction', () => {
    const source = `<p>${LINK}Salt</a> and ${LINK}sea</a></p>${page(other)}`;
    expect(edited(source, (_, view) => void (view.introduction = 'On Salt and sea.'))).toBe(`<p>On ${LINK}Salt</a> and ${LINK}sea</a>.</p>${page(other)}`);
  });
  test('keep the emphasis that the whole paragraph has, as a name keeps that of a header and a title its link', () => {
    expect(edited(page(below('<span style="font-weight:400">It was</span>'), other), says('So It was.'))).toBe(page(below('<span style="font-weight:400">So It was.</span>'), other));
    expect(edited(page('<p><b>Mara</b> (0:00)</p><p>Yes.</p>', other), (segments) => void (segments[0]!.speaker = 'Dr Mara Quill'))).toBe(page('<p><b>Dr Mara Quill</b> (0:00)</p><p>Yes.</p>', other));
    expect(edited(list(`${LINK}Salt</a>`), (_, { references }) => void (references[0]!.title = 'On Salt again'))).toBe(list(`${LINK}On Salt again</a>`));
  });
  test('new paragraphs are set off as those of turns in the same form', () => {
    expect(edited(page(turn('Salt is dear.'), lines('It was winter.<br /><br />Yes.', 'Oscar', '0:41')), says('Salt is dear.\n\nVery.'))).toBe(page(turn('Salt is dear.</p><p>Very.'), lines('It was winter.<br /><br />Yes.', 'Oscar', '0:41')));
  });
  test('new paragraphs after a link, and before one, are no part of it', () => {
    expect(edited(page(turn(`It was ${LINK}dear</a>`), other), says('It was dear\n\nVery.'))).toContain(`${LINK}dear</a></p>`);
    expect(edited(page(turn(`${LINK}Salt</a> is dear.`), other), says('Oh.\n\nSalt is dear.'))).toContain(`Oh.</p><p>${LINK}Salt</a> is dear.</p>`);
  });
});

describe('what says something without words', () => {
  const [picture, player, own] = ['<img src="lamp.png">', '<iframe src="https://player.example/1"></iframe>', '<x-player episode="7"> </x-player>'];

  test('stays where words beside it are taken out', () => {
    without(`Hello ${picture}old world`, 'Hello world', `Hello ${picture}world`);
    without(`Hello <em>${picture}old</em> world`, 'Hello world', `Hello <em>${picture}</em>world`);
    without(`Hello ${picture}<em>old</em> world`, 'Hello world', `Hello ${picture}world`);
  });
  test.each([picture, player, own, '<!-- ad slot -->', '<hr>', '<video src="a.mp4" controls></video>'])('stays among words that are taken out: %s', (thing) => {
    const kept = edited(introduced(`One two ${thing} three four`), (_, view) => void (view.introduction = 'One four'));
    expect(kept).toContain(thing);
    expect(readNotes(kept, 'html').introduction).toContain('One four');
  });
  test('stays, and no element beside it is left empty', () => {
    without(`It was <em>old</em> ${picture} ${LINK}salt</a> here`, 'It was here', `It was ${picture} here`);
    without(`It was <em>old ${picture} salt</em> here`, 'It was here', `It was <em>${picture} </em>here`);
  });
  test('stays among words that become others', () => {
    const kept = edited(page(turn(`A big ${picture} world`), other), says('A small'));
    expect(kept).toBe(page(turn(`A small${picture} `), other));
  });
  test('stays where the turn that it is in goes, also if it is an element that HTML does not know', () => {
    for (const thing of [picture, player, own]) expect(edited(page(turn(`It was ${thing} winter.`), other), (segments) => void segments.splice(0, 1))).toBe(page(`<p>${thing} </p>`, other));
  });
  test.each([picture, player, own, '<!-- ad slot -->'])('at the end of a paragraph is not repeated by a new one: %s', (thing) => {
    expect(edited(introduced(`One ${thing}`), (_, view) => void (view.introduction = 'Now\n\nOne\n\nTwo'))).toBe(`<p>Now</p><p>One ${thing}</p><p>Two</p>${page(other)}`);
  });
  test('is also one line break more than words have', () => {
    without('One<br><br><br>Two words', 'One\n\nwords', 'One<br><br><br>words');
  });
  test('which goes with the paragraph that it sets off', () => {
    without('One<br><br><br>Two<br><br>Three', 'One\n\nThree', 'One<br><br>Three');
  });
});

describe('the id of a paragraph', () => {
  const two = page(marked('Salt is dear. It was dearer.', 't0'), marked('He is dear.', 't41', 'Oscar', '0:41'));

  test('stays with the first half of a turn that is cut in two', () => {
    expect(edited(two, split('Salt is dear.', 'It was dearer.'))).toBe(page(marked('Salt is dear.', 't0'), turn('It was dearer.', 'Oscar', '0:20').replace('<p>', '<p class="turn">'), marked('He is dear.', 't41', 'Oscar', '0:41')));
    const headed = below('Salt is dear. It was dearer.').replace('<p>', '<p id="h0">').replace('</p><p>', '</p><p id="w0">');
    expect(ids(edited(page(headed, below('He is dear.', 'Oscar', '0:41')), split('Salt is dear.', 'It was dearer.')))).toEqual(['h0', 'w0']);
  });
  test.each(['Salt is dear. It was dearer.\n\nAnd now?', 'Oh.\n\nSalt is dear. It was dearer.'])('is not repeated by a new paragraph: %j', (text) => {
    const after = edited(two, says(text));
    expect(ids(after)).toEqual(['t0', 't41']);
    expect(after.match(/class="turn"/g)).toHaveLength(3);
  });
  test('is not repeated by a new turn', () => {
    const after = edited(two, (segments) => void segments.push({ startMs: 60_000, endMs: null, speaker: 'Mara', text: 'So?\n\nYes.' }));
    expect(ids(after)).toEqual(['t0', 't41']);
    expect(after.match(/class="turn"/g)).toHaveLength(4);
  });
});

describe('a paragraph that is begun or ended in a turn', () => {
  const sea = 'Salt and sea, the <em>old lamp</em> and the';
  const log = `${LINK}log of the lamp</a>`;
  const text = 'Salt and sea, the old lamp and the log of the lamp of it.';
  const paragraphs = (glue: string, first = 'keeper.', second = 'And'): string => page(below(`It was put out by the <b>very</b> ${first}${glue}${second} the ${log} <img src="i.png"> of it.`), other);
  const begun = (before: string): string => text.replace(before, `${before.trimEnd()}\n\n`);
  test.each([['sea, ', `Salt and sea,</p><p>the <em>old lamp</em> and the ${log} of it.`], ['and the ', `${sea}</p><p>${log} of it.`], ['log ', `${sea} ${LINK}log</a></p><p>${LINK}of the lamp</a> of it.`]])(
    'keeps links and emphasis in the words on both sides: behind %j', (before, after) => {
      for (const form of [turn, below]) expect(edited(page(form(`${sea} ${log} of it.`), other), says(begun(before)))).toBe(page(form(after), other));
    });
  test('is parted by line breaks among lines', () => {
    expect(edited(page(lines(`Salt and <em>sea</em>.<br /><br />Yes, the ${log}.`), other), says('Salt and sea.\n\nYes,\n\nthe log of the lamp.'))).toBe(page(lines(`Salt and <em>sea</em>.<br /><br />Yes,<br /><br />the ${log}.`), other));
  });
  test('keeps links and pictures where two become one, corrected or not', () => {
    const source = paragraphs('</p><p>');
    expect(edited(source, says('It was put out by the very keeper. And the log of the lamp of it.'))).toBe(paragraphs(' '));
    expect(edited(source, says('It was put out by the very keeper, and the log of the lamp of it.'))).toBe(paragraphs(' ', 'keeper,', 'and'));
  });
  test('is joined without the emphasis of a last word that goes, also over a line', () => {
    const source = `${page(below(`Salt is dear, <mark>very.</mark>`))}<hr><p>Thanks for ${LINK}listening</a>.</p>`;
    expect(edited(source, says('Salt is dear, Thanks for listening.'))).toBe(`${page(below(`Salt is dear, Thanks for ${LINK}listening</a>.`))}<hr>`);
  });
  test('goes over to the next paragraph with its markup', () => {
    const source = page(below(`It was winter. The ${log}</p><p>was <em>lost</em>.`), other);
    expect(edited(source, says('It was winter.\n\nThe log of the lamp was lost.'))).toBe(page(below(`It was winter.</p><p>The ${log} was <em>lost</em>.`), other));
  });
});
