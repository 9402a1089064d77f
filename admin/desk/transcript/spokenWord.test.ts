import { highlight, rangeOf, wordAt, wordsOf } from './spokenWord';

const text = 'We sail at dawn.';
const words = [{ text: 'We', startMs: 0, endMs: 200 }, { text: 'sail', startMs: 200, endMs: 500, estimated: true as const }, { text: 'dawn.', startMs: 700, endMs: 900 }];

class FakeRange {
  start = 0;
  end = 0;
  setStart(_node: unknown, offset: number) {
    this.start = offset;
  }
  setEnd(_node: unknown, offset: number) {
    this.end = offset;
  }
}

/** What a browser would have marked, by the name of the mark. */
const highlights = new Map<string, { range: FakeRange }>();
class FakeHighlight {
  constructor(readonly range: FakeRange) {}
}
const browser: Record<string, unknown> = { CSS: { highlights }, Highlight: FakeHighlight, Range: FakeRange, Node: { TEXT_NODE: 3 } };

const turn = { fromMs: 0, toMs: 900 };
/** Marks the word spoken at a time; gives the name of the mark and the letters under it. */
function marked(timeMs: number, known: typeof words | null = words): [string, string][] {
  const paragraph = { firstChild: { nodeType: 3, textContent: text } } as unknown as HTMLElement;
  const place = wordAt(wordsOf({ text, words: known }, turn), timeMs);
  highlight(place && rangeOf(paragraph, place), place?.word.estimated);
  return [...highlights].map(([name, { range }]) => [name, text.slice(range.start, range.end)]);
}

describe('the word being spoken', () => {
  beforeAll(() => Object.assign(globalThis, browser));
  afterAll(() => {
    for (const name of Object.keys(browser)) Reflect.deleteProperty(globalThis, name);
  });

  test('is marked where its time was measured', () => expect(marked(100)).toEqual([['spoken-word', 'We']]));
  test('is marked otherwise where its time is an estimate', () => expect(marked(300)).toEqual([['spoken-word-estimate', 'sail']]));
  test('is found by the weight of the words where none has a time', () => expect([0, 150, 330, 899].map((timeMs) => marked(timeMs, null))).toEqual(['We', 'sail', 'at', 'dawn.'].map((word) => [['spoken-word-estimate', word]])));
  test('is none where nothing is said', () => expect(marked(600)).toEqual([]));
});
