import { edited, handedOf, imported, reading, turns } from './fixtures/episode.ts';
import { wentBack } from './wentBack.ts';

const lines = ['Mara 0:00 Good morning from the harbour wall.', 'Jon 0:20 The boats go out with teh ebb.', 'Jon 1:00 Most of them do.'];
const uncorrected = turns(...lines);
const corrected = lines.with(1, 'Mara 0:21 The boats go out with the ebb.');
/** As it was handed back: a label, a time and a word of the second turn, with the places that these have in what the host took over. */
const handed = edited(imported(uncorrected), { type: 'setSpeaker', segmentIds: ['xs1'], speakerId: 'who-Mara' }, { type: 'setText', segmentId: 'xs1', text: 'The boats go out with the ebb.' }, { type: 'setTime', segmentId: 'xs1', startMs: 21_000 });
const back = (theirs: readonly string[], base: readonly string[] = corrected) => wentBack({ base: turns(...base), uncorrected, handed: handedOf(handed, uncorrected), theirs: turns(...theirs) });
const said = (title: string, url: string, introduction: string) => ({
  ...reading({ chapters: [{ id: '', line: 0, startMs: 0, title }], references: [{ id: '', line: 0, title: 'Log', url, note: null, links: [] }] }), introduction,
});

describe('a host that had taken over corrections', () => {
  test('and has the words from before them again says nothing new', () => {
    expect(back(lines)!.segments).toEqual(uncorrected.segments);
  });

  test('may go back on some of them, and have changed others', () => {
    const [, second, third] = back(lines.with(1, 'Jon 0:21 The boats leave with the ebb.').with(2, 'Jon 1:00 Nearly all of them do.'))!.segments;
    expect(second).toMatchObject({ speaker: 'Jon', startMs: 21_000, text: 'The boats go out with the ebb.' });
    expect(third!.text).toBe('Most of them do.');
  });

  test.each([
    ['keeps them', corrected],
    ['says something else there', corrected.with(1, 'Mara 0:21 The boats leave with the ebb.')],
    ['changes what was not corrected', corrected.with(2, 'Jon 1:00 Nearly all of them do.')],
    ['has other turns', [...corrected, 'Mara 1:20 Do they?']],
  ])('goes back on nothing where it %s', (_, theirs) => {
    expect(back(theirs)).toBeNull();
  });

  test('goes back on nothing that it has not taken', () => {
    expect(back(lines, lines)).toBeNull();
  });

  test('may go back on chapters, links and the introduction', () => {
    const [before, after] = [said('Fog', 'https://a.example/1', 'About fog.'), said('The fog', 'https://a.example/2', 'About the fog.')];
    expect(wentBack({ base: after, uncorrected: before, handed: { ...handedOf(imported(after), after), introduction: after.introduction }, theirs: before })).toEqual(before);
  });
});
