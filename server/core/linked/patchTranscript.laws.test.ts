import * as fc from 'fast-check';
import { FileContent } from '../formats/fileContent.ts';
import { formatNamed } from '../formats/registry.ts';
import type { TranscriptSegment } from '../formats/transcript.ts';
import { applyPatches } from '../model/patch.ts';
import { patchTranscript, type PatchableFormat } from './patchTranscript.ts';

const read = (format: PatchableFormat, text: string): TranscriptSegment[] => {
  const reading = formatNamed(format)!.read!(FileContent.ofText(text), {});
  if (reading instanceof Promise) throw new Error('these formats are read at once');
  return reading.segments;
};

const WORDS = 'the lamp & fog turns <i>slowly</i> over harbour water, and nobody knows why? Listen. 灯塔 café mile it\'s'.split(' ');
const word = fc.constantFrom(...WORDS);
const speech = fc.array(word, { minLength: 1, maxLength: 9 });
const speaker = fc.constantFrom('Mara Quill', 'Tom Rehn', 'Ines');
interface Cue { speaker: string; words: string[]; gap: number; lasts: number }
const cues = fc.array(fc.record({ speaker, words: speech, gap: fc.nat(4_000), lasts: fc.integer({ min: 400, max: 5_000 }) }), { minLength: 1, maxLength: 12 });

const clock = (ms: number, mark: string): string => new Date(ms).toISOString().slice(11, 23).replace('.', mark);
const timed = (list: readonly Cue[]) => {
  let at = 0;
  return list.map((cue) => {
    const startMs = at + cue.gap;
    at = startMs + cue.lasts;
    return { ...cue, startMs, endMs: at };
  });
};
const plain = (text: string): string => text.replaceAll(/<\/?i>/g, '');
const written: Record<PatchableFormat, (list: readonly Cue[], newline: string) => string> = {
  vtt: (list, newline) => `WEBVTT\n\nNOTE kept\n\n${timed(list).map(({ startMs, endMs, speaker: name, words }, index) => `c${index}\n${clock(startMs, '.')} --> ${clock(endMs, '.')}${index % 3 === 0 ? ' align:start' : ''}\n<v ${name}>${words.join(index % 2 ? ' ' : words.length > 5 ? '\n' : ' ').replaceAll('&', '&amp;')}\n`).join('\n')}`.replaceAll('\n', newline),
  srt: (list, newline) => timed(list).map(({ startMs, endMs, speaker: name, words }, index) => `${index + 1}\n${clock(startMs, ',')} --> ${clock(endMs, ',')}\n${list[index - 1]?.speaker === name ? '' : `${name}: `}${words.join(' ')}\n`).join('\n').replaceAll('\n', newline),
  'podcast-json': (list, newline) => JSON.stringify({ version: '1.0.0', granularity: 'segment', segments: timed(list).map(({ startMs, endMs, speaker: name, words }) => ({ speaker: name, startTime: startMs / 1000, endTime: endMs / 1000, body: plain(words.join(' ')) })) }, null, 1).replaceAll('\n', newline),
};
const formats = Object.keys(written) as PatchableFormat[];

type Edit = { at: number; word: number } & ({ type: 'word' | 'insert'; text: string } | { type: 'remove' | 'split' | 'delete' | 'merge' } | { type: 'speaker'; name: string } | { type: 'shift'; ms: number });
const edit: fc.Arbitrary<Edit> = fc.record({ at: fc.nat(20), word: fc.nat(20) }).chain((place) => fc.oneof(
  fc.constantFrom('beacon', 'sea & sky', 'Über', '"so"', '灯').map((text): Edit => ({ ...place, type: 'word', text })),
  fc.constantFrom('old', 'very > old').map((text): Edit => ({ ...place, type: 'insert', text })),
  fc.constantFrom<'remove' | 'split' | 'delete' | 'merge'>('remove', 'split', 'delete', 'merge').map((type): Edit => ({ ...place, type })),
  fc.constantFrom('Ines', 'Ada Brook', 'Tom Rehn').map((name): Edit => ({ ...place, type: 'speaker', name })),
  fc.constantFrom(250, 1_000, 61_000).map((ms): Edit => ({ ...place, type: 'shift', ms })),
));

/** An editor's action on the values of a reading. */
function apply(segments: readonly TranscriptSegment[], { at, word: place, ...made }: Edit): TranscriptSegment[] {
  const index = at % Math.max(1, segments.length);
  const segment = segments[index];
  if (!segment) return [...segments];
  const words = segment.text.split(' ');
  const where = place % words.length;
  const put = (...instead: TranscriptSegment[]) => segments.toSpliced(index, 1, ...instead);
  const saying = (said: string[]): TranscriptSegment => ({ ...segment, text: said.join(' '), words: null });
  switch (made.type) {
    case 'word': return put(saying(words.with(where, made.text)));
    case 'insert': return put(saying(words.toSpliced(where, 0, made.text)));
    case 'remove': return words.length < 2 ? put() : put(saying(words.toSpliced(where, 1)));
    case 'delete': return segments.length < 2 ? [...segments] : put();
    case 'speaker': return put({ ...segment, speaker: made.name });
    case 'shift': return segments.map((each) => ({ ...each, startMs: each.startMs! + made.ms, endMs: each.endMs! + made.ms, words: each.words?.map((timedWord) => ({ ...timedWord, startMs: timedWord.startMs + made.ms, endMs: timedWord.endMs + made.ms })) ?? null }));
    case 'split': {
      if (where === 0 || segment.endMs! - segment.startMs! < 10) return [...segments];
      const middle = Math.floor((segment.startMs! + segment.endMs!) / 2);
      return put({ ...saying(words.slice(0, where)), endMs: middle }, { ...saying(words.slice(where)), startMs: middle });
    }
    case 'merge': {
      const next = segments[index + 1];
      return next ? segments.toSpliced(index, 2, { ...saying([...words, next.text]), endMs: next.endMs }) : [...segments];
    }
  }
}

/** Every word with its speaker; where cues of a script without spaces meet, no file says whether there is one. */
const spoken = (segments: readonly TranscriptSegment[]): string[] => segments.flatMap(({ speaker: name, text }) => text.replaceAll(/\p{Script=Han}/gu, ' $& ').split(' ').filter((said) => said !== '').map((said) => `${name}: ${said}`));

describe.each(formats)('%s', (format) => {
  const newline = fc.constantFrom('\n', '\r\n');

  test('no edit, the same bytes', () =>
    fc.assert(fc.property(cues, newline, (list, end) => {
      const text = written[format](list, end);
      expect(patchTranscript(format, text, read(format, text), read(format, text))).toEqual({ patches: [], notHeld: [] });
    }), { numRuns: 60 }));

  test('what is patched reads as the edited transcript but for what is told, and a second time there is nothing to do', () => {
    let patched = 0;
    let runs = 0;
    fc.assert(fc.property(cues, newline, fc.array(edit, { minLength: 1, maxLength: 3 }), (list, end, edits) => {
      const text = written[format](list, end);
      const before = read(format, text);
      const after = edits.reduce(apply, before);
      const outcome = patchTranscript(format, text, before, after);
      runs += 1;
      if ('why' in outcome) return;
      patched += 1;
      const result = applyPatches(text, outcome.patches);
      if (outcome.notHeld.every(({ what }) => what === 'time')) expect(spoken(read(format, result))).toEqual(spoken(after));
      const again = patchTranscript(format, result, before, after);
      if ('patches' in again) expect(applyPatches(result, again.patches)).toBe(result);
    }), { numRuns: 250 });
    expect(patched / runs).toBeGreaterThan(0.6);
  });

  test('cues that hold none of the edited words keep every byte', () =>
    fc.assert(fc.property(cues, newline, fc.nat(20), (list, end, at) => {
      const text = written[format](list, end);
      const before = read(format, text);
      const after = apply(before, { at, word: at, type: 'word', text: 'beacon' });
      const outcome = patchTranscript(format, text, before, after);
      if ('why' in outcome) throw new Error(outcome.why);
      const words = before[at % before.length]!.text.split(' ');
      const edited = words[at % words.length]!;
      expect(outcome.patches.length).toBeLessThanOrEqual(/^[灯塔]+$/.test(edited) ? edited.length : 2); // in text without spaces, each character is a word
      expect(outcome.patches.reduce((sum, patch) => sum + patch.end - patch.start, 0)).toBeLessThanOrEqual(edited.length + 12);
    }), { numRuns: 80 }));
});
