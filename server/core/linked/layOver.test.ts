import type { TranscriptSegment } from '../formats/transcript.ts';
import { layOver, reachOver } from './layOver.ts';

const part = (startMs: number | null, speaker: string | null, text: string, endMs: number | null = null): TranscriptSegment => ({ startMs, endMs, speaker, text });
/** As in a caption file: finer times, other paragraphs, slightly different words. */
const file = [part(1_240, 'Mara', 'the lamp stops turning each winter tom', 4_500), part(4_620, 'Tom', 'Does it, and why? Nobody knows that.', 9_000)];
/** As in the notes. */
const notes = [part(1_000, 'Mara Quill', 'The lamp  stops turning each winter, Tom.'), part(4_000, 'Tom Rehn', 'Does it, and why?'), part(null, 'Tom Rehn', 'Nobody knows that.')];

describe('corrections of a file, laid over the notes', () => {
  test('leave the notes as they are where nothing was edited, however they differ', () => {
    expect(layOver(notes, file, file)).toEqual(notes.map((segment, of) => ({ of, ...segment })));
  });

  test('change the word, the speaker and the time that were corrected, by the names of the notes', () => {
    expect(layOver(notes, file, [{ ...file[0]!, text: file[0]!.text.replace('lamp', 'light') }, file[1]!])[0]).toMatchObject({ of: 0, text: 'The light stops turning each winter, Tom.', speaker: 'Mara Quill', startMs: 1_000 });
    expect(layOver(notes, file, [file[0]!, { ...file[1]!, speaker: 'Mara' }]).map(({ speaker }) => speaker)).toEqual(['Mara Quill', 'Mara Quill', 'Mara Quill']);
    expect(layOver(notes, file, [file[0]!, { ...file[1]!, startMs: 5_900 }]).map(({ startMs }) => startMs)).toEqual([1_000, 5_900, null]);
  });

  test('put a new segment where it was put, also at the end, as it is', () => {
    const added = part(10_000, 'Mara Quill', 'So they say.');
    expect(layOver(notes, file, [...file, added])).toEqual([...notes.map((segment, of) => ({ of, ...segment })), { of: null, ...added }]);
    const between = part(4_550, 'Mara Quill', 'Hm.');
    expect(layOver(notes, file, [file[0]!, between, file[1]!]).map(({ text }) => text)).toEqual([notes[0]!.text, 'Hm.', notes[1]!.text, notes[2]!.text]);
  });

  test('put it by its time where the notes have not the words beside it', () => {
    const [aside, added] = [part(10_000, 'Mara', 'And so do the gulls at dawn.', 11_000), part(12_000, 'Tom', 'So they say.')];
    const said = (...after: TranscriptSegment[]): string[] => layOver(notes, [...file, aside], after).map(({ text }) => text);
    expect(said(...file, aside, added)).toEqual([...notes.map(({ text }) => text), 'So they say.']);
    expect(said(part(0, 'Tom', 'Hm.'), ...file, aside)).toEqual(['Hm.', ...notes.map(({ text }) => text)]);
  });

  test('bring no passage that the notes never had, and take away one that was deleted', () => {
    expect(layOver([], file, [{ ...file[0]!, text: 'other' }])).toEqual([]);
    expect(layOver(notes, file, [file[0]!]).map(({ of }) => of)).toEqual([0]);
  });

  test('are told where the notes have no such passage, and not where they have', () => {
    const aside = part(10_000, 'Mara', 'And so do the gulls at dawn.', 11_000);
    const told = (...after: TranscriptSegment[]): unknown[] => reachOver(notes, [...file, aside], after).notHeld.map(({ what, startMs }) => [what, startMs]);
    expect(told(...file, { ...aside, text: 'And so do the geese at dawn.' })).toEqual([['words', 10_000]]);
    expect(told({ ...file[0]!, text: file[0]!.text.replace('lamp', 'light') }, file[1]!, aside)).toEqual([]);
    expect(told(...file, aside, part(12_000, 'Tom', 'So they say.'))).toEqual([]);
  });
});
