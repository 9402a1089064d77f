import { applyPatches } from '../model/patch.ts';
import { readNotes } from './read.ts';
import type { ViewSegment } from './reading.ts';
import { edited } from './testing/pages.ts';
import { writeNotes } from './write.ts';

const [PICTURE, PLAYER, COMMENT] = ['<img src="lamp.png">', '<iframe src="https://player.example/1"></iframe>', '<!-- ad slot -->'];
const LINK = '<a href="https://a.example/log">';

const turn = (who: string, at: string, ...said: string[]): string => `<p><strong>${who} (${at})</strong></p>${said.map((words) => `<p>${words}</p>`).join('')}`;
const page = (...turns: string[]): string => `<h3>Transcript</h3>${turns.join('')}`;
const list = (who: string, at: string): string => `<ul><li><strong>${who} (${at})</strong><ul><li>So it is.</li></ul></li></ul>`;
const item = (who: string, at: string, more: string): string => `<li><strong>${who}</strong> (${at}) So it is.${more}</li>`;
const items = (...all: string[]): string => page(`<ul>${all.join('')}</ul>`);
const exchange = (segments: ViewSegment[]): void => void segments.splice(1, 2, segments[2]!, segments[1]!);

describe('a turn that changes places with another', () => {
  const [ana, bo, cleo] = [['Ana', '0:05', 'It was winter.'], ['Bo', '0:41', `${LINK}Salt</a> is ${PICTURE} dear.`], ['Cleo', '1:02', `He is <em>dear</em> ${PLAYER}.`]] as const;
  const forms: Record<string, (...turns: (readonly [string, string, string])[]) => string> = {
    'of a paragraph': (...turns) => turns.map(([who, at, said]) => `<p><strong>${who}</strong> (${at}): ${said}</p>`).join('\n'),
    'of several paragraphs, with a picture between': (...turns) => turns.map(([who, at, said]) => `<p><strong>${who} (${at})</strong></p>\n<figure>${PICTURE}</figure>\n<p>${said}</p>`).join('\n'),
    'of divs': (...turns) => turns.map(([who, at, said]) => `<div><b>${who}</b> (${at}): ${said}</div>\n\n  <div>And ${who} said more.</div>`).join('\n\n  '),
    'in an element of its own': (...turns) => turns.map(([who, at, said]) => `<div class="turn" id="${who}"><div class="who">${who} <a href="https://v.example/?t=1">${at}</a></div><div class="say">${said}</div></div>`).join('\n'),
    'of rows': (...turns) => `<table><tbody>${turns.map(([who, at, said]) => `<tr><td><strong>${who} (${at})</strong></td></tr><tr><td><p>${said}</p><p>And so on.</p></td></tr>`).join('\n')}</tbody></table>`,
    'of nested lists': (...turns) => turns.map(([who, at, said]) => `<ul><li><strong>${who} (${at})</strong><ul><li>${said}</li><li>And so on.</li></ul></li></ul>`).join(''),
    'of lines': (...turns) => `<p>${turns.map(([who, at, said]) => `<b>${who} [${at}]</b><br>${said}`).join('<br><br>')}</p>`,
  };
  const later = ['1:20', '1:31', '1:40', '1:50'].map((at) => ['Ana', at, 'So it is.'] as const);
  test.each(Object.entries(forms))('takes everything in it along: %s', (_, form) => {
    const of = (...turns: (readonly [string, string, string])[]): string => page(form(...turns, ...later));
    expect(edited(of(ana, bo, cleo), exchange)).toBe(of(ana, cleo, bo));
  });
  const corrected = (...turns: (readonly [string, string, string])[]): string => page(forms['of nested lists']!(...turns, ...later));
  test('takes it along while it is corrected', () => {
    const [who, at, said] = cleo;
    expect(edited(corrected(ana, bo, cleo), (segments) => {
      exchange(segments);
      segments[1]!.text = segments[1]!.text.replace('dear', 'deaf');
    })).toBe(corrected(ana, [who, at, said.replace('dear', 'deaf')], bo));
  });
});

describe('a turn that is removed', () => {
  const [ana, cleo] = [turn('Ana', '0:05', 'It was winter.'), turn('Cleo', '1:02', 'He is dear.')];

  test.each([PICTURE, PLAYER, COMMENT, '<video controls><source src="a.mp4"></video>'])('leaves what says something without words: %s', (thing) => {
    expect(edited(page(ana, turn('Bo', '0:41', 'Salt.', `It was <em>${thing} very</em> dear.`), cleo), (segments) => void segments.splice(1, 1))).toBe(page(ana, `<p><em>${thing} </em></p>`, cleo));
  });
  test('leaves it also where all turns are removed', () => {
    expect(edited(page(turn('Bo', '0:41', `Salt ${PICTURE} is dear.`)), (segments) => void segments.splice(0, 1))).toContain(PICTURE);
  });
  test('goes with the tags of the list that it was', () => {
    expect(edited(page(list('Ana', '0:05'), list('Bo', '0:41'), list('Cleo', '1:02')), (segments) => void segments.splice(1, 1))).toBe(page(list('Ana', '0:05'), list('Cleo', '1:02')));
  });
});

test('a paragraph that is taken out leaves its picture, in a turn and in the introduction', () => {
  const salt = `<p>Salt ${PICTURE} is dear.</p>`;
  const source = `<p>Now.</p>${salt}${page(turn('Ana', '0:05').concat(salt, '<p>It was winter.</p>'))}`;
  expect(edited(source, (segments) => void (segments[0]!.text = 'It was winter.'))).toContain(`<p>${PICTURE} </p><p>It was winter.</p>`);
  const view = structuredClone(readNotes(source, 'html'));
  view.introduction = 'Now.';
  expect(applyPatches(source, writeNotes(source, 'html', view).patches)).toContain(`<p>Now.</p><p>${PICTURE} </p>`);
});

test('a new turn in a list whose items end with a paragraph ends no paragraph that it has not', () => {
  const source = items(item('Ana', '0:05', '<p>Yes.</p>'), item('Bo', '0:41', '<p>No.</p>'));
  expect(edited(source, (segments) => void segments.splice(1, 0, { startMs: 20_000, endMs: null, speaker: 'Cleo', text: 'Salt.' }))).toBe(items(item('Ana', '0:05', '<p>Yes.</p>'), '<li><strong>Cleo</strong> (0:20) Salt.</li>', item('Bo', '0:41', '<p>No.</p>')));
});

const split = (segments: ViewSegment[], at: number): void => {
  const { text, ...whole } = segments[at]!;
  segments.splice(at, 1, { ...whole, text: text.split('. ')[0]! + '.' }, { ...whole, id: undefined, startMs: whole.startMs! + 4_000, text: text.split('. ')[1]! } as never);
};
const face = (who: string): string => `<img src="${who}.png">`;

describe('a new turn is written without what is another’s alone', () => {
  test.each([
    ['a player left over in the header’s line', `<div>${turn('Ana', '0:05', 'So it is.')}<audio src="a.mp3"></audio> <br>\n<b>Bo (0:41)</b>: First. Second. <br>\n<b>Cleo (1:02)</b>: So it is.</div>`, 1, ['<audio']],
    ['the face of one speaker', page(...['Ana', 'Bo', 'Cleo'].map((who, n) => `<p>${face(who)}<strong>${who} (0:${n}5)</strong></p><p>First. Second.</p>`)), 1, ['<img src="Bo.png">']],
    ['a comment beside one name', page(`<p><strong>Ana (0:05)</strong></p><p>First. Second.</p>`, `<p><strong>Bo (0:41)</strong>${COMMENT}</p><p>First. Second.</p>`), 1, [COMMENT]],
  ])('%s', (_, source, at, things) => {
    const view = structuredClone(readNotes(source, 'html'));
    split(view.segments, at);
    const { patches } = writeNotes(source, 'html', view);
    const after = applyPatches(source, patches);
    expect(patches).not.toEqual([]);
    for (const thing of things) expect(after.split(thing).length).toBe(2);
  });

  test('but with what all of them have', () => {
    const icon = '<img src="quote.png">';
    const source = page(...['Ana', 'Bo', 'Cleo'].map((who, n) => `<p>${icon}<strong>${who} (0:${n}5)</strong></p><p>First. Second.</p>`));
    expect(edited(source, (segments) => split(segments, 1)).split(icon).length).toBe(5);
  });
});
