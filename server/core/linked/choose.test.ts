import { chooseChapters } from './chooseChapters.ts';
import { chooseTranscript, type TranscriptCandidate } from './chooseTranscript.ts';

const place = (format: string, given: Partial<TranscriptCandidate> = {}): TranscriptCandidate => ({ name: format, format, words: 1_000, named: 10, isInLanguage: true, ...given });
const chosen = (...candidates: TranscriptCandidate[]): string | undefined => candidates[chooseTranscript(candidates)?.index ?? -1]?.format;

describe('which place a transcript is taken from', () => {
  test('of those that name speakers JSON, then WebVTT, SubRip, HTML, the notes', () => {
    const all = ['notes', 'html', 'srt', 'vtt', 'podcast-json'].map((format) => place(format));
    for (let count = all.length; count > 0; count -= 1) expect(chosen(...all.slice(0, count))).toBe(all[count - 1]!.format);
  });

  test('a file without speakers does not come before notes with speakers', () => {
    const candidates = [place('notes'), place('vtt', { named: 0 })];
    expect(chooseTranscript(candidates)).toEqual({ index: 0, why: 'notes: vtt does not name who speaks.' });
    expect(chosen(place('notes', { named: 0 }), place('vtt', { named: 0 }))).toBe('vtt');
  });

  test('neither one that holds only a part, nor one in another language', () => {
    expect(chosen(place('notes'), place('vtt', { words: 500 }))).toBe('notes');
    expect(chosen(place('srt'), place('vtt', { isInLanguage: false, words: 5_000 }))).toBe('srt');
    expect(chosen(place('notes', { words: 0 }), place('vtt', { isInLanguage: false }))).toBe('vtt');
  });

  test('none where nothing is said', () => {
    expect(chooseTranscript([])).toBeNull();
    expect(chooseTranscript([place('notes', { words: 0 })])).toBeNull();
  });
});

test('chapters come from the linked file, the feed, the notes, the recording, whichever is the first that has some', () => {
  expect(chooseChapters([{ place: 'notes', chapters: 3 }, { place: 'podcast:chapters', chapters: 3 }])?.index).toBe(1);
  expect(chooseChapters([{ place: 'notes', chapters: 3 }, { place: 'podcast:chapters', chapters: 0 }, { place: 'psc:chapters', chapters: 2 }])?.index).toBe(2);
  expect(chooseChapters([{ place: 'id3', chapters: 3 }])?.index).toBe(0);
  expect(chooseChapters([{ place: 'notes', chapters: 0 }])).toBeNull();
});
