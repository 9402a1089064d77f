import { brought, episode, measured, said } from './fixtures/tide.ts';

const unchangedWords = (records: ReturnType<typeof episode>, ids: string[]) => ids.map((id) => records.segments.get(id)!.text);

describe('merging a transcript', () => {
  test('changes no word of ours, however the file heard it', () => {
    const records = episode([{ startMs: 0, text: 'We sail to Eiderstedt at dawn.' }, { startMs: 5_000, speakerId: 'jon', text: 'If the wind holds, Mara.' }]);
    const { after } = brought(records, { segments: [said('Mara', 250, 'we sail to either stead at dawn'), said('Jon', 5_120, 'if the wind holds Mara')] }, 'merge');
    expect(unchangedWords(after, ['s0', 's1'])).toEqual(unchangedWords(records, ['s0', 's1']));
    expect(after.segments.size).toBe(2);
  });

  test('into an episode without a transcript gives it that of the file', () => {
    const { segments } = brought(episode([]), { segments: [said('Mara', 0, 'The tide is out.'), said('Ilse', 2_000, 'Then we wait.')] }, 'merge');
    expect(segments.map(({ text, startMs }) => [startMs, text])).toEqual([[0, 'The tide is out.'], [2_000, 'Then we wait.']]);
  });

  test('of a file that says nothing new does nothing', () => {
    const records = episode([{ startMs: 250, endMs: 1_900, text: 'The tide is out.' }]);
    expect(brought(records, { segments: [said('Jon', 300, 'The tide is out.', { endMs: 1_800 })] }, 'merge').operations).toEqual([]);
  });
});

/** Our start after merging one from the file. */
const start = (ours: number | null, file: number) => brought(episode([{ startMs: ours, text: 'The tide is out.' }]), { segments: [said(null, file, 'The tide is out.')] }, 'merge').segments[0]!.startMs;

describe('times that a merge takes', () => {
  test('are those where we have none', () => expect(start(null, 7_000)).toBe(7_000));
  test('are the finer ones where we have whole seconds', () => expect(start(471_000, 471_250)).toBe(471_250));
  test('are never coarser than ours', () => expect(start(471_250, 471_000)).toBe(471_250));
  test('are not another’s measurement where ours is as fine', () => expect(start(471_250, 471_600)).toBe(471_250));

  test('replace a start that was only the chapter’s', () => {
    const records = episode([{ startMs: 60_500, timeFrom: 'chapter', text: 'The tide is out.' }]);
    expect(brought(records, { segments: [said(null, 64_000, 'The tide is out.')] }, 'merge').segments[0]).toMatchObject({ startMs: 64_000, timeFrom: 'turn' });
  });

  test('are those of the first and last word where the file divides the speech otherwise', () => {
    const text = 'The tide is out. Shall we walk along the wall?';
    const records = episode([{ text: 'The tide is out.' }, { speakerId: 'jon', text: 'Shall we walk along the wall?' }]);
    const words = measured(text, 1_000);
    const { segments } = brought(records, { segments: [said(null, 1_000, text, { words, endMs: 9_000 })] }, 'merge');
    expect(segments.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([[1_000, words[3]!.endMs], [words[4]!.startMs, 9_000]]);
  });

  test('are no estimates: a start has no mark for one', () => {
    const records = episode([{ text: 'The tide is out.' }, { speakerId: 'jon', text: 'Shall we walk?' }]);
    const { segments } = brought(records, { segments: [said(null, 1_000, 'The tide is out. Shall we walk?', { endMs: 5_000 })] }, 'merge');
    expect(segments.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([[1_000, null], [null, 5_000]]);
  });

  test('are not those of the same word in a passage that only the file has', () => {
    const records = episode([{ startMs: 0, text: 'The tide is out.' }, { startMs: 30_000, text: 'And so we wait here.' }]);
    const missing = 'And nobody knows why the nets were left on the wall last night';
    const segments = [said(null, 400, 'The tide is out.', { words: measured('The tide is out.', 400) }), said(null, 5_300, missing, { words: measured(missing, 5_300) }), said(null, 30_700, 'And so we wait here.', { words: measured('And so we wait here.', 30_700) })];
    expect(brought(records, { segments }, 'merge').segments.map(({ startMs }) => startMs)).toEqual([400, 5_300, 30_700]);
    const ours = episode([{ startMs: 0, text: 'The tide is out.' }, { startMs: 30_000, text: 'So we wait here and' }]);
    const swapped = [segments[0]!, said(null, 20_500, 'So we wait here', { endMs: 22_500, words: measured('So we wait here', 20_500) }), said(null, 25_300, `nobody knows why the nets were left on the wall and`, { words: measured('nobody knows why the nets were left on the wall and', 25_300) })];
    expect(brought(ours, { segments: swapped }, 'merge').segments[1]).toMatchObject({ startMs: 20_500, endMs: null });
  });

  test('leave the start of ours where it would come after our end', () => {
    const records = episode([{ startMs: 1_000, endMs: 2_500, text: 'The tide is out.' }]);
    expect(brought(records, { segments: [said(null, 4_120, 'The tide is out.')] }, 'merge').operations).toEqual([]);
  });
});

describe('word times that a merge takes', () => {
  test('are put on our words; one that we spell otherwise has the time of the one it replaces', () => {
    const records = episode([{ text: 'We sail to Eiderstedt, at dawn.' }]);
    const words = measured('we sail to eiderstett at dawn', 0);
    const { segments } = brought(records, { segments: [said(null, 0, 'we sail to eiderstett at dawn', { words })] }, 'merge');
    expect(segments[0]!.words!.map(({ text, startMs }) => [text, startMs])).toEqual([['We', 0], ['sail', 300], ['to', 600], ['Eiderstedt,', 900], ['at', 1_200], ['dawn.', 1_500]]);
  });

  test('that are estimates are marked so, also for words the file does not have', () => {
    const records = episode([{ text: 'The tide is really out.' }]);
    const { segments } = brought(records, { segments: [said(null, 1_000, 'The tide', { endMs: 2_000 }), said(null, 2_000, 'is out.', { endMs: 3_000 })] }, 'merge');
    expect(segments[0]!.words!.map(({ text, estimated }) => [text, estimated])).toEqual(['The', 'tide', 'is', 'really', 'out.'].map((text) => [text, true]));
  });

  test('do not replace those that were measured here', () => {
    const words = measured('The tide is out.', 0);
    const records = episode([{ startMs: 50, endMs: 2_050, text: 'The tide is out.', words }]);
    expect(brought(records, { segments: [said(null, 50, 'The tide is out.', { endMs: 2_050, words: measured('The tide is out.', 90) })] }, 'merge').operations).toEqual([]);
  });

  test('replace estimates when they were measured', () => {
    const words = measured('The tide is out.', 0);
    const estimates = words.map(({ text, startMs, endMs }) => ({ text, startMs, endMs, estimated: true as const }));
    const records = episode([{ startMs: 0, text: 'The tide is out.', words: estimates }]);
    expect(brought(records, { segments: [said(null, 0, 'The tide is out.', { words })] }, 'merge').segments[0]!.words).toEqual(words);
  });
});

describe('speakers that a merge takes', () => {
  test('are those of segments where nobody is named', () => {
    const records = episode([{ speakerId: null, speakerFrom: 'none', text: 'The tide is out.' }, { text: 'Then we wait here.' }]);
    const { segments, after } = brought(records, { segments: [said('Ilse Vogt', 0, 'The tide is out.'), said('Jon', 2_000, 'Then we wait here.')] }, 'merge');
    expect(segments.map(({ speakerId }) => after.speakers.get(speakerId!)!.name)).toEqual(['Ilse Vogt', 'Mara']);
  });

  test('are added only where one is needed', () => {
    const records = episode([{ startMs: 100, text: 'The tide is out.' }]);
    expect(brought(records, { segments: [said('SPEAKER_00', 100, 'The tide is out.')] }, 'merge').after.speakers.size).toBe(2);
  });
});

const walk = () => episode([{ startMs: 0, text: 'The tide is out this morning.' }, { startMs: 20_000, speakerId: 'jon', text: 'We made it across the bay.' }]);

describe('segments that only the file has', () => {
  test('come in between those of ours that they are between in the file', () => {
    const { segments } = brought(walk(), { segments: [said('Mara', 0, 'The tide is out this morning.'), said('Mara', 6_000, 'Mind the third step, somebody broke it.'), said('Jon', 20_000, 'We made it across the bay.')] }, 'merge');
    expect(segments.map(({ id, text }) => [id, text])).toEqual([['s0', expect.any(String)], [expect.stringMatching(/^n/), 'Mind the third step, somebody broke it.'], ['s1', expect.any(String)]]);
  });

  test('go by their time among those of ours that the file does not have', () => {
    const records = episode([{ startMs: 0, text: 'The tide is out this morning.' }, { startMs: 10_000, text: 'Ours.' }, { startMs: 20_000, text: 'We made it across the bay.' }]);
    const { segments } = brought(records, { segments: [said('Mara', 0, 'The tide is out this morning.'), said('Jon', 15_000, 'Somebody broke the third step of the ladder.'), said('Mara', 20_000, 'We made it across the bay.')] }, 'merge');
    expect(segments.map(({ startMs }) => startMs)).toEqual([0, 10_000, 15_000, 20_000]);
  });

  test('are not those that we only heard otherwise', () => {
    const records = episode([{ startMs: 0, text: 'The tide is out.' }, { startMs: 5_000, text: 'Ebb at Eiderstedt.' }, { startMs: 9_000, text: 'We made it across.' }]);
    const { after } = brought(records, { segments: [said('Mara', 0, 'The tide is out.'), said('Mara', 5_000, 'Head bat I the stead.'), said('Mara', 9_000, 'We made it across.')] }, 'merge');
    expect(after.segments.size).toBe(3);
  });
});
