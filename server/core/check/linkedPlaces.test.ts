import { chapter, episodeOfTurns, words, type Turn } from './fixtures/episode.ts';
import { linkedChapters } from './linkedChapters.ts';
import { linkedPlaces, type CheckedPlace } from './linkedPlaces.ts';

const TURNS: Turn[] = [['Ana', 1_000, 'The lamp stops turning each winter.'], ['Tom', 5_000, 'Does it, and why is that so?'], ['Ana', 9_000, 'Nobody on the pier could tell me.']];
const said = (change: (turn: Turn, index: number) => Turn = (turn) => turn) => TURNS.map(change).map(([speaker, startMs, text]) => ({ startMs, endMs: null, speaker, text }));
const place = (given: Partial<CheckedPlace>): CheckedPlace => ({ name: 'talk.vtt', kind: 'transcript', problem: null, segments: [], chapters: [], ...given });
const found = (given: Partial<CheckedPlace>, rest: object = {}) => linkedPlaces({ ...episodeOfTurns(TURNS), places: [place(given)], ...rest }).map(({ code, recordId, message }) => [code, recordId, message]);

describe('a linked transcript', () => {
  test('that says the same is nothing to tell, in finer times, another case and without names', () => {
    expect(found({ segments: said(([speaker, ms, text]) => [speaker, ms! + 400, text.toUpperCase()]) })).toEqual([]);
    expect(found({ segments: said(([, ms, text]) => [null, ms, text]) })).toEqual([]);
    expect(linkedPlaces(episodeOfTurns(TURNS))).toEqual([]);
  });

  test('that names somebody else is told once, with how often', () => {
    const other = said(([speaker, ms, text]) => [speaker === 'Ana' ? 'Tom' : speaker, ms, text]);
    expect(found({ segments: other })).toEqual([['linked-speaker', 's0', 'talk.vtt has Tom speaking here, and names somebody else for 1 more passage.']]);
    const alias = said(([speaker, ms, text]) => [speaker === 'Ana' ? 'Anita' : speaker, ms, text]);
    const episode = episodeOfTurns(TURNS);
    expect(found({ segments: alias }, { speakers: episode.speakers.map((speaker) => ({ ...speaker, aliases: speaker.name === 'Ana' ? ['Anita'] : [] })) })).toEqual([]);
  });

  test('that has words at another time is told', () => {
    expect(found({ segments: said(([speaker, ms, text]) => [speaker, ms! + 30_000, text]) })).toEqual([['linked-time', 's0', 'talk.vtt has this at 0:31, not at 0:01, and gives another time for 2 more passages.']]);
  });

  test('is no disagreement where a correction made the difference', () => {
    const before = said(([speaker, ms, text]) => [speaker === 'Tom' ? 'Ana' : speaker, ms, text]);
    expect(found({ segments: before }, { base: { segments: before } })).toEqual([]);
  });

  test('that holds only a part, or is broken, is told', () => {
    const long: Turn[] = [...TURNS, ['Tom', 20_000, words(60)]];
    expect(linkedPlaces({ ...episodeOfTurns(long), places: [place({ segments: said() })] }).map(({ code }) => code)).toEqual(['linked-incomplete']);
    expect(found({ problem: 'host.example answered with 503.' })).toEqual([['linked-broken', null, 'talk.vtt could not be used: host.example answered with 503. Where it is linked, apps get what is there.']]);
  });
});

describe('linked chapters', () => {
  const chapters = [chapter('one', 0), chapter('two', 60_000), chapter('three', 90_000)];
  const differ = (there: { startMs: number; title: string }[], base?: typeof chapters) =>
    linkedChapters({ ...episodeOfTurns(TURNS), chapters, base: base && { chapters: base }, places: [place({ name: 'chapters.json', kind: 'chapters', chapters: there.map((each) => ({ url: null, imageUrl: null, ...each })) })] }).map(({ recordId, message }) => [recordId, message]);

  test('that agree to the second are nothing to tell', () => {
    expect(differ(chapters.map(({ startMs, title }) => ({ startMs: startMs + 300, title: title.toUpperCase() })))).toEqual([]);
  });

  test('that differ are told in one finding', () => {
    expect(differ([{ startMs: 0, title: 'Chapter one' }, { startMs: 60_000, title: 'Nets' }])).toEqual([['two', 'chapters.json calls this chapter “Nets” (1 other title, 1 of 3 chapters missing).']]);
    expect(differ([{ startMs: 0, title: 'Chapter one' }, { startMs: 64_000, title: 'Chapter two' }, { startMs: 90_000, title: 'Chapter three' }])).toEqual([['two', 'chapters.json lets this chapter begin at 1:04 (1 other start).']]);
  });

  test('are no disagreement where a correction made the difference', () => {
    expect(differ(chapters.map(({ startMs, title }) => ({ startMs, title: title === 'Chapter two' ? 'Nets' : title })), chapters.map((each) => (each.id === 'two' ? { ...each, title: 'Nets' } : each)))).toEqual([]);
  });
});
