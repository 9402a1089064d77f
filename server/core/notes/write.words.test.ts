import * as fc from 'fast-check';
import { applyPatches } from '../model/patch.ts';
import { readNotes } from './read.ts';
import type { NotesView, ViewSegment } from './reading.ts';
import { writeNotes } from './write.ts';

interface Written {
  page: string;
  notHeld: string[];
}

/** The page after an edit of its segments, and why some of it was not written. */
function written(source: string, edit: (segments: ViewSegment[]) => void): Written {
  const view: NotesView = structuredClone(readNotes(source, 'html'));
  edit(view.segments);
  const { patches, notHeld } = writeNotes(source, 'html', view);
  return { page: applyPatches(source, patches), notHeld: notHeld.map(({ path, why }) => `${path}: ${why}`) };
}

const turn = (who: string, time: string, words: string): string => `<p><strong>${who} (${time})</strong></p><p>${words}</p>`;
const page = (...turns: string[]): string => `<h3>Transcript</h3>${turns.join('')}`;
const [mara, oscar, ana] = [turn('Mara', '0:00', 'It was winter. <em>Salt</em> is dear.'), turn('Oscar', '0:41', 'He is dear.'), turn('Ana', '1:00', 'So is bread.')];
const link = (words: string, more = ''): string => `<a href="https://salt.example"${more}>${words}</a>`;
const over = (first: string, second: string) => (segments: ViewSegment[]): void => {
  segments[0]!.text = first;
  segments[1]!.text = second;
};
const many = (words: (number: number) => string): string => page(...Array.from({ length: 40 }, (_, number) => turn('Mara', `${number}:00`, words(number))));
const renewed = (change: (text: string) => string) => (segments: ViewSegment[]): void => {
  for (const segment of segments) {
    delete segment.id;
    segment.text = change(segment.text);
  }
};
/** Cuts the end off a segment as a new one, which stands behind another. */
const cutOff = (words: string, behind: number, more: Partial<ViewSegment>) => (segments: ViewSegment[]): void => {
  const [cut] = segments;
  cut!.text = cut!.text.slice(0, -words.length).trim();
  segments.splice(behind + 1, 0, { startMs: 90_000, endMs: null, speaker: 'Mara', text: words, ...more });
};

describe('words cut off a segment that go past others', () => {
  test('are where they went, with their markup', () => {
    expect(written(page(mara, oscar, ana), cutOff('Salt is dear.', 2, {}))).toEqual({ page: page(turn('Mara', '0:00', 'It was winter.'), oscar, ana, turn('Mara', '1:30', '<em>Salt</em> is dear.')), notHeld: [] });
  });
  test.each([['of several words', 'Salt is dear.'], ['of one', 'dear.']])('stay where they were if the new segment, %s, cannot be written', (_, words) => {
    expect(written(page(mara, oscar, ana), cutOff(words, 2, { startMs: null }))).toEqual({
      page: page(mara, oscar, ana), notHeld: [expect.stringMatching(/^segments\[0\]\.text: the words stay where they are/), 'segments[3]: a segment cannot be written without its time'],
    });
  });
  test('stay also where the segment that lost them has moved, and so does that', () => {
    const { page: after, notHeld } = written(page(mara, oscar, ana), (segments) => {
      cutOff('Salt is dear.', 0, { startMs: null })(segments);
      segments.unshift(...segments.splice(2, 1));
    });
    expect([after, notHeld.length]).toEqual([page(oscar, mara, ana), 2]);
  });
  test('with what stands between them in other words: a turn cut in three, whose middle one is corrected', () => {
    const { page: after, notHeld } = written(page(turn('Mara', '0:50', 'One two <em>three four</em> five six.'), oscar), (segments) => {
      const [first] = segments;
      first!.text = 'One two three';
      segments.splice(1, 0, { startMs: 55_000, endMs: null, speaker: 'Mara', text: 'nought' }, { startMs: 58_000, endMs: null, speaker: 'Mara', text: 'five six.' });
    });
    expect(notHeld).toEqual([]);
    expect(after).toBe(page(turn('Mara', '0:50', 'One two <em>three</em>'), turn('Mara', '0:55', '<em>nought</em>'), turn('Mara', '0:58', 'five six.'), oscar));
  });

  test('but another correction, of words that the new segment happens to have, is written', () => {
    const { page: after } = written(page(mara, oscar, ana), (segments) => {
      segments[2]!.text = 'So was bread.';
      segments.splice(1, 0, { startMs: null, endMs: null, speaker: 'Mara', text: 'This is what is new here.' });
    });
    expect(after).toBe(page(mara, oscar, ana.replace('is', 'was')));
  });
});

describe('words that go over the border of two segments', () => {
  test('take their links and emphasis along, forward and back', () => {
    const source = page(turn('Mara', '0:00', `It was winter. ${link('Salt')} is <em>dear</em>.`), turn('Oscar', '0:41', '<b>Yes</b>, he is.'));
    expect(written(source, over('It was winter.', 'Salt is dear. Yes, he is.')).page).toBe(page(turn('Mara', '0:00', 'It was winter.'), turn('Oscar', '0:41', `${link('Salt')} is <em>dear</em>. <b>Yes</b>, he is.`)));
    expect(written(source, over('It was winter. Salt is dear. Yes,', 'he is.')).page).toBe(page(turn('Mara', '0:00', `It was winter. ${link('Salt')} is <em>dear</em>. <b>Yes</b>,`), turn('Oscar', '0:41', 'he is.')));
  });
  test('take along a part of a link or emphasis, without what is true only of the whole', () => {
    const source = page(turn('Mara', '0:00', `So <em id="dear">very ${link('dear salt', ' id="salt"')}</em>.`), turn('Oscar', '0:41', 'Yes.'));
    expect(written(source, over('So very dear', 'salt. Yes.')).page).toBe(page(turn('Mara', '0:00', `So <em id="dear">very ${link('dear', ' id="salt"')}</em>`), turn('Oscar', '0:41', `<em>${link('salt')}</em>. Yes.`)));
  });
  test('but not where a few words are lost here and said there', () => {
    const source = page(turn('Mara', '0:00', `Now ${link('the salt of the sea')} is dear.`), turn('Oscar', '0:41', 'Yes.'));
    expect(written(source, over('Now the sea is dear.', 'Yes, the salt of life.')).page).toBe(page(turn('Mara', '0:00', `Now ${link('the sea')} is dear.`), turn('Oscar', '0:41', 'Yes, the salt of life.')));
  });
});

describe('a transcript of many turns, all of them new,', () => {
  test('is still the old one where its words are, with their markup', () => {
    const source = many((number) => `Lamp ${number} is <em>lit</em> at ${number}, and oil${number} is dear.`);
    expect(written(source, renewed((text) => text))).toEqual({ page: source, notHeld: [] });
    expect(written(source, renewed((text) => text.replace('dear', 'cheap')))).toEqual({ page: source.replaceAll('dear', 'cheap'), notHeld: [] });
  });
  test('takes the place of the old one where they are others', () => {
    const { page: after, notHeld } = written(many((number) => `Lamp ${number} burns.`), renewed((text) => text.replace('Lamp', 'Schiff').replace('burns', 'kommt')));
    expect([after, notHeld]).toEqual([many((number) => `Schiff ${number} kommt.`), []]);
  });
});

/** Pages of turns in which no word occurs twice. */
const shape = fc.constantFrom<(who: string, time: string, paragraphs: string[]) => string>(
  (who, time, paragraphs) => turn(who, time, paragraphs.join('</p><p>')),
  (who, time, paragraphs) => `<p><strong>${who}</strong> (${time}): ${paragraphs.join('</p><p>')}</p>`,
  (who, time, paragraphs) => `<p>${who} (${time})<br>${paragraphs.join('<br><br>')}</p>`,
  (who, time, paragraphs) => `<dt>${who} (${time})</dt><dd>${paragraphs.map((words) => `<p>${words}</p>`).join('')}</dd>`,
  (who, time, paragraphs) => `<table><tr><td><b>${who} (${time})</b></td></tr><tr><td>${paragraphs.map((words) => `<p>${words}</p>`).join('')}</td></tr></table>`,
  (who, time, paragraphs) => `<blockquote><p>${who} (${time})</p>${paragraphs.map((words) => `<blockquote><p>${words}</p></blockquote>`).join('')}</blockquote>`,
);
const mark = fc.constantFrom((words: string) => words, (words: string) => words, (words: string) => `<em>${words}</em>`, (words: string) => `<a href="https://a.example">${words}</a>`);
const paragraph = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), mark), { minLength: 1, maxLength: 4 });
const conversation = fc.record({ as: shape, turns: fc.array(fc.tuple(fc.constantFrom('Mara', 'Oscar', 'Ana'), fc.array(paragraph, { minLength: 1, maxLength: 3 })), { minLength: 2, maxLength: 6 }) }).map(({ as, turns }) => {
  let count = 0;
  const run = (length: number): string => Array.from({ length }, () => `w${(count += 1)}`).join(' ');
  return page(...turns.map(([who, paragraphs], index) => as(who, `${index}:10`, paragraphs.map((runs) => runs.map(([length, marked]) => marked(run(length))).join(' ')))));
});

type Move = (segments: ViewSegment[], pick: number, at: number) => void;
const cutAt = (text: string, at: number): [string, string] => {
  const words = text.split(' ');
  const first = words.slice(0, 1 + (at % words.length)).join(' ');
  return [first, text.slice(first.length).trim()];
};
const moves = fc.array(fc.tuple(fc.constantFrom<Move>(
  (segments, pick, at) => {
    const [first, second] = cutAt(segments[pick]!.text, at);
    if (second === '') return;
    segments[pick]!.text = first;
    segments.splice(pick + 1, 0, { startMs: at % 3 === 0 ? null : 700_000 + at, endMs: null, speaker: at % 5 === 0 ? 'not a name' : 'Oscar', text: second });
  },
  (segments, pick, at) => {
    const [next] = segments.splice(pick + 1, 1);
    if (next) segments[pick]!.text += (at % 2 === 0 ? ' ' : '\n\n') + next.text;
  },
  (segments, pick, at) => void segments.splice(at % segments.length, 0, ...segments.splice(pick, 1)),
  (segments, pick, at) => {
    const other = segments[at % segments.length]!;
    if (other === segments[pick]) return;
    const [first, second] = cutAt(segments[pick]!.text, at);
    segments[pick]!.text = first;
    other.text = `${other.text} ${second}`.trim();
  },
  (segments, pick) => void delete segments[pick]!.id,
), fc.nat(99), fc.nat(99)), { minLength: 1, maxLength: 6 });

const wordsOn = (html: string): string[] => (html.match(/\bw\d+\b/g) ?? []).toSorted();

describe('the law of words', () => {
  test('segments that are cut, joined, moved and made anew: each word stays on the page, once', () => {
    fc.assert(fc.property(conversation, moves, (source, made) => {
      const { page: after } = written(source, (segments) => {
        for (const [move, pick, at] of made) move(segments, pick % segments.length, at);
      });
      expect(wordsOn(after)).toEqual(wordsOn(source));
    }), { numRuns: 300 });
  });
});
