import { brought, episode, measured, said } from './fixtures/tide.ts';

const harbour = () => episode([
  { startMs: 0, text: 'The tide is out this morning.' },
  { startMs: 4_000, speakerId: 'jon', text: 'And the harbour is quiet for once.' },
  { startMs: 9_000, text: 'Let us walk along the wall then.' },
]);
const sameFile = () => [said('Mara', 0, 'The tide is out this morning.'), said('Jon', 4_000, 'And the harbour is quiet for once.'), said('Mara', 9_000, 'Let us walk along the wall then.')];

describe('replacing a transcript', () => {
  test('by a file that says the same does nothing', () => {
    expect(brought(harbour(), { segments: sameFile() }, 'replace').operations).toEqual([]);
  });

  test('does nothing for white space that the file folds', () => {
    const records = episode([{ startMs: 0, text: 'The tide\nis  out. ' }]);
    expect(brought(records, { segments: [said('Mara', 0, 'The tide is out.')] }, 'replace').operations).toEqual([]);
  });

  test('keeps the record of a segment whose words, times or speaker differ, and touches no other', () => {
    const { singles } = brought(harbour(), { segments: [sameFile()[0]!, said('Mara', 4_250, 'And the harbour is silent for once.'), sameFile()[2]!] }, 'replace');
    expect(singles).toEqual([
      { type: 'setText', segmentId: 's1', text: 'And the harbour is silent for once.', words: null },
      { type: 'setTime', segmentId: 's1', startMs: 4_250 },
      { type: 'setSpeaker', segmentIds: ['s1'], speakerId: 'mara' },
    ]);
  });

  test('takes what the file lacks away and puts what it adds in its place', () => {
    const { singles, segments } = brought(harbour(), { segments: [sameFile()[0]!, said('Jon', 2_000, 'Who left these nets here?'), sameFile()[2]!] }, 'replace');
    expect(singles.map(({ type }) => type)).toEqual(['deleteSegment', 'insertSegment']);
    expect(segments.map(({ text }) => text)).toEqual(['The tide is out this morning.', 'Who left these nets here?', 'Let us walk along the wall then.']);
    expect(segments.map(({ id }) => id)).toEqual(['s0', expect.stringMatching(/^n/), 's2']);
  });

  test('follows a file that divides the speech otherwise: the longer part stays the record', () => {
    const { segments } = brought(harbour(), { segments: [said('Mara', 0, 'The tide is out this morning. And the harbour is quiet for once.'), said('Mara', 9_000, 'Let us walk'), said('Mara', 9_900, 'along the wall then.')] }, 'replace');
    expect(segments.map(({ id, text }) => [id, text])).toEqual([
      ['s1', 'The tide is out this morning. And the harbour is quiet for once.'],
      [expect.stringMatching(/^n/), 'Let us walk'],
      ['s2', 'along the wall then.'],
    ]);
  });

  test('keeps the record where every word differs and the start is nearly the same: a translation', () => {
    const { segments } = brought(harbour(), { segments: [said('Mara', 120, 'Ebbe heute.'), said('Jon', 3_800, 'Stiller Hafen.'), said('Mara', 9_000, 'Gehen wir.')] }, 'replace');
    expect(segments.map(({ id }) => id)).toEqual(['s0', 's1', 's2']);
  });

  test('does not take one repeated sentence for another', () => {
    const records = episode([{ startMs: 0, text: 'Yes.' }, { startMs: 1_000, speakerId: 'jon', text: 'Yes.' }, { startMs: 2_000, text: 'Yes.' }, { startMs: 3_000, text: 'So we agree about the boat.' }]);
    const segments = [said('Mara', 0, 'Yes.'), said('Jon', 1_000, 'Yes.'), said('Mara', 2_000, 'Yes.'), said('Mara', 3_000, 'So we agree about the boat.')];
    expect(brought(records, { segments }, 'replace').operations).toEqual([]);
  });
});

describe('speakers of a file', () => {
  test('are known by name or alias, whatever the case', () => {
    const segments = [said('MARA', 0, 'The tide is out this morning.'), said(' jonny ', 4_000, 'And the harbour is quiet for once.'), sameFile()[2]!];
    expect(brought(harbour(), { segments }, 'replace').operations).toEqual([]);
  });

  test('are added once where the show does not know them, and none is removed', () => {
    const segments = [said('Ilse Vogt', 0, 'The tide is out this morning.'), said('ilse vogt', 4_000, 'And the harbour is quiet for once.')];
    const { after, singles } = brought(harbour(), { segments }, 'replace');
    expect([...after.speakers.values()].map(({ name }) => name)).toEqual(['Mara', 'Jon', 'Ilse Vogt']);
    expect(singles.filter(({ type }) => type === 'addSpeaker' || type === 'deleteSpeaker')).toHaveLength(1);
  });

  test('stay as they are where the file names nobody', () => {
    const { segments } = brought(harbour(), { segments: sameFile().map((segment) => ({ ...segment, speaker: null })) }, 'replace');
    expect(segments.map(({ speakerId }) => speakerId)).toEqual(['mara', 'jon', 'mara']);
  });

  test('are taken away where the file names others and not this one', () => {
    const [first, second, third] = sameFile();
    expect(brought(harbour(), { segments: [first!, { ...second!, speaker: null }, third!] }, 'replace').segments[1]).toMatchObject({ speakerId: null, speakerFrom: 'none' });
  });
});

describe('times of a file', () => {
  test('stay as they are where the file has none at all: words corrected in a text editor', () => {
    const { segments } = brought(harbour(), { segments: sameFile().map(({ text, speaker }) => said(speaker, null, text.replace('morning', 'evening'))) }, 'replace');
    expect(segments.map(({ startMs, text }) => [startMs, text])).toEqual([[0, 'The tide is out this evening.'], [4_000, 'And the harbour is quiet for once.'], [9_000, 'Let us walk along the wall then.']]);
  });

  test('take an end away that would come before the new start', () => {
    const records = episode([{ startMs: 0, endMs: 3_000, text: 'The tide is out.' }]);
    expect(brought(records, { segments: [said('Mara', 5_000, 'The tide is out.')] }, 'replace').segments[0]).toMatchObject({ startMs: 5_000, endMs: null });
  });

  test('of words are the file’s where it measured them', () => {
    const words = measured('The tide is out.', 400);
    const records = episode([{ startMs: 0, text: 'The tide is out.', words: measured('The tide is out.', 0) }]);
    expect(brought(records, { segments: [said('Mara', 400, 'The tide is out.', { words })] }, 'replace').segments[0]!.words).toEqual(words);
  });

  test('of words stay ours where the file only estimates them and does not contradict', () => {
    const words = measured('The tide is out.', 0);
    const records = episode([{ startMs: 0, endMs: 2_000, text: 'The tide is out.', words }]);
    const estimates = words.map(({ text }, index) => ({ text, startMs: index * 500, endMs: index * 500 + 500, estimated: true as const }));
    expect(brought(records, { segments: [said('Mara', 0, 'The tide is out.', { endMs: 2_000, words: estimates })] }, 'replace').operations).toEqual([]);
    const { segments } = brought(records, { segments: [said('Mara', 60_000, 'The tide is out.', { endMs: 62_000, words: estimates.map((word) => ({ ...word, startMs: word.startMs + 60_000, endMs: word.endMs + 60_000 })) })] }, 'replace');
    expect(segments[0]!.words!.every(({ estimated }) => estimated)).toBe(true);
  });
});

test('estimates of a file count where no word stayed, the first time as the second', () => {
  const records = episode([{ startMs: 0, text: 'tide', words: [{ text: 'tide', startMs: 0, endMs: 150 }] }]);
  const segments = [{ ...said('Mara', 0, 'we'), words: [{ text: 'we', startMs: 1, endMs: 151, estimated: true as const }] }];
  const once = brought(records, { segments }, 'replace');
  expect(once.segments[0]!.words).toEqual(segments[0]!.words);
  expect(brought(once.after, { segments }, 'replace').operations).toEqual([]);
});

describe('headings of the notes', () => {
  test('move to what comes in place of their segment', () => {
    const records = episode([{ startMs: 0, text: 'The tide is out.' }, { startMs: 5_000, heading: 'On the wall', text: 'Mind the third step here.' }, { startMs: 9_000, text: 'We made it across.' }]);
    const { segments } = brought(records, { segments: [said('Mara', 0, 'The tide is out.'), said('Mara', 5_200, 'Slippery!'), said('Mara', 9_000, 'We made it across.')] }, 'replace');
    expect(segments.map(({ text, heading }) => [text, heading])).toEqual([['The tide is out.', null], ['Slippery!', 'On the wall'], ['We made it across.', null]]);
  });

  test('move to the segment after where nothing comes in its place, and that stays the record it was', () => {
    const records = episode([{ startMs: 0, text: 'The tide is out.' }, { startMs: 5_000, heading: 'On the wall', text: 'Mind the third step.' }, { startMs: 9_000, text: 'We made it across.' }]);
    const { segments } = brought(records, { segments: [said('Mara', 0, 'The tide is out.'), said('Mara', 9_000, 'We made it across.')] }, 'replace');
    expect(segments.map(({ id, heading }) => [id, heading])).toEqual([['s0', null], ['s2', 'On the wall']]);
  });
});
