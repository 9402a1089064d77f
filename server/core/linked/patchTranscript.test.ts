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

const vtt = `WEBVTT - Harbour Radio

STYLE
::cue(v) { color: gold }

NOTE checked by Mara, twice

intro
00:01.000 --> 00:04.500 align:start line:0
<v Mara>The lamp stops turning
each winter, Tom.

2
00:04.500 --> 00:06.000
<v Tom>Does it &amp; <i>why</i>?

3
00:06.250 --> 00:09.000
<v Tom>Nobody <c.loud>knows</c> that.
`;
const srt = `1
00:00:01,000 --> 00:00:04,500
Mara: The lamp stops turning
each winter, Tom.

2
00:00:04,500 --> 00:00:06,000
Tom: Does it, and <i>why</i>?

3
00:00:06,250 --> 00:00:09,000
Nobody knows that.

4
00:00:10,000 --> 00:00:12,000
Mara: I do not know.
`;
const json = `{"version": "1.0.0", "segments": [
  {"speaker": "Mara", "startTime": 1.0, "endTime": 4.5, "body": "The lamp stops turning each winter, Tom."},
  {"speaker": "Tom", "startTime": 4.5, "endTime": 6, "body": "Does it, and \\u201cwhy\\u201d?"},
  {"speaker": "Tom", "startTime": 6.25, "endTime": 9, "body": "Nobody knows that."}
]}
`;
const files: Record<PatchableFormat, string> = { vtt, srt, 'podcast-json': json };
const formats = Object.keys(files) as PatchableFormat[];

/** The file after an edit of the segments read from it. */
function edited(format: PatchableFormat, text: string, edit: (segments: TranscriptSegment[]) => TranscriptSegment[]): string {
  const before = read(format, text);
  const outcome = patchTranscript(format, text, before, edit(structuredClone(before)));
  if ('why' in outcome) throw new Error(outcome.why);
  return applyPatches(text, outcome.patches);
}

const withWord = (from: string, to: string) => (segments: TranscriptSegment[]): TranscriptSegment[] => segments.map((segment) => ({ ...segment, text: segment.text.replace(from, to) }));
const relabelled = (from: string, to: string) => (segments: TranscriptSegment[]): TranscriptSegment[] => segments.map((segment) => (segment.speaker === from ? { ...segment, speaker: to } : segment));

describe.each(formats)('%s', (format) => {
  const text = files[format];

  test('without an edit, no byte changes', () => {
    expect(edited(format, text, (segments) => segments)).toBe(text);
  });

  test('a word that is corrected changes in its cue alone', () => {
    expect(edited(format, text, withWord('lamp', 'light'))).toBe(text.replace('lamp', 'light'));
    expect(edited(format, text, withWord('winter, Tom.', 'single winter.'))).toBe(text.replace('winter, Tom.', 'single winter.'));
  });

  test('a word that comes or goes takes its space along', () => {
    expect(edited(format, text, withWord('turning ', ''))).toBe(text.replace(' turning', ''));
    expect(edited(format, text, withWord('lamp', 'old lamp'))).toBe(text.replace('lamp', 'old lamp'));
    expect(edited(format, text, withWord('The lamp', 'lamp'))).toBe(text.replace('The lamp', 'lamp'));
  });

  test('line ends are the file\'s own', () => {
    const windows = text.replaceAll('\n', '\r\n');
    expect(edited(format, windows, withWord('Nobody', 'Not anybody'))).toBe(windows.replace('Nobody', 'Not anybody'));
  });

  test('a speaker is relabelled wherever the name stands', () => {
    expect(edited(format, text, relabelled('Tom', 'Thomas Rehn'))).toBe(text.replace(/(<v |\n|"speaker": ")Tom(?=[>:"])/g, '$1Thomas Rehn'));
  });

  test('a time is written in the file\'s own form', () => {
    const after = edited(format, text, (segments) => segments.map((segment, index) => (index === 1 ? { ...segment, startMs: 4_620 } : segment)));
    const written = { vtt: ['4.500\n<v Mara', '00:04.620 -->'], srt: ['04,500\nMara', '00:00:04,620 -->'], 'podcast-json': ['"endTime": 4.5', '"startTime": 4.62,'] }[format];
    for (const part of written) expect(after.replaceAll('04.500 align:start line:0', '4.500').replace('4.500\n<v', '4.500\n<v')).toContain(part);
    expect(read(format, after)[1]!.startMs).toBe(4_620);
  });

  test('a passage that the file has otherwise is left, and told', () => {
    const before = [{ startMs: 1_000, endMs: null, speaker: 'Mara', text: 'Quite different words were said about whales.' }];
    const outcome = patchTranscript(format, text, before, [{ ...before[0]!, text: 'Quite different words were said about seals.' }]);
    expect(outcome).toEqual({ patches: [], notHeld: [{ what: 'words', startMs: 1_000, why: 'The file has other words there.' }] });
  });

  test('notes with whole seconds and other paragraphs correct the words they share with the file', () => {
    const before = [{ startMs: 1_000, endMs: null, speaker: 'Mara Quill', text: 'The lamp stops turning each winter, Tom.' }, { startMs: 4_000, endMs: null, speaker: 'Tom', text: 'Does it and why? Nobody knows that.' }];
    const outcome = patchTranscript(format, text, before, [{ ...before[0]!, text: 'The lamp stops blinking each winter, Tom.' }, before[1]!]);
    expect('patches' in outcome && applyPatches(text, outcome.patches)).toBe(text.replace('turning', 'blinking'));
  });
});

const part = (startMs: number, endMs: number | null, speaker: string | null, text: string): TranscriptSegment => ({ startMs, endMs, speaker, text, words: null });

/** Cuts the first segment before its third word and gives the rest to another speaker. */
const split = (segments: TranscriptSegment[]): TranscriptSegment[] => {
  const [first, ...others] = segments;
  const words = first!.text.split(' ');
  return [part(first!.startMs!, 2_000, first!.speaker, words.slice(0, 2).join(' ')), part(2_000, first!.endMs, 'Ines', words.slice(2).join(' ')), ...others];
};

const without = (segments: TranscriptSegment[]) => segments.slice(1);
const more = (segments: TranscriptSegment[]) => [segments[0]!, part(4_500, 4_900, 'Ines', 'Listen to the fog.'), ...segments.slice(1)];

describe('edits of how the speech is divided', () => {
  test('a cue in which somebody else begins to speak is divided there', () => {
    expect(edited('vtt', vtt, split)).toBe(vtt.replace('00:04.500 align:start line:0\n<v Mara>The lamp stops', '00:02.000 align:start line:0\n<v Mara>The lamp\n\n00:02.000 --> 00:04.500 align:start line:0\n<v Ines>stops'));
    expect(edited('srt', srt, split)).toBe(srt.replace('00:00:04,500\nMara: The lamp stops', '00:00:02,000\nMara: The lamp\n\n1\n00:00:02,000 --> 00:00:04,500\nInes: stops'));
    expect(edited('podcast-json', json, split)).toBe(json.replace('"endTime": 4.5, "body": "The lamp stops', '"endTime": 2, "body": "The lamp"},\n  {"speaker": "Ines", "startTime": 2.0, "endTime": 4.5, "body": "stops'));
  });

  test('in JSON, whose segments are paragraphs, one of the same speaker is divided and joined too', () => {
    const divided = edited('podcast-json', json, (segments) => split(segments).map((segment) => (segment.speaker === 'Ines' ? { ...segment, speaker: 'Mara' } : segment)));
    expect(read('podcast-json', divided).map(({ text }) => text)).toEqual(['The lamp', 'stops turning each winter, Tom.', 'Does it, and “why”?', 'Nobody knows that.']);
    const joined = edited('podcast-json', json, ([first, second, third]) => [first!, part(4_500, 9_000, 'Tom', `${second!.text} ${third!.text}`)]);
    expect(joined).toBe(json.replace('"endTime": 6, "body": "Does it, and \\u201cwhy\\u201d?"},\n  {"speaker": "Tom", "startTime": 6.25, "endTime": 9, "body": "Nobody', '"endTime": 9, "body": "Does it, and \\u201cwhy\\u201d? Nobody'));
  });

  test('a segment that goes takes its cues along, one that comes brings one', () => {
    expect(edited('vtt', vtt, without)).toBe(vtt.replace(/intro\n[^]*?\n\n(?=2\n)/, ''));
    expect(edited('srt', srt, without)).toBe(srt.replace(/^[^]*?\n\n/, ''));
    expect(edited('podcast-json', json, without)).toBe(json.replace(/\{"speaker": "Mara"[^}]*\},\n {2}/, ''));
    expect(edited('vtt', vtt, more)).toBe(vtt.replace('each winter, Tom.\n', 'each winter, Tom.\n\n00:04.500 --> 00:04.900 align:start line:0\n<v Ines>Listen to the fog.\n'));
    expect(read('srt', edited('srt', srt, more)).map(({ speaker, text }) => [speaker, text])).toEqual(more(read('srt', srt)).map(({ speaker, text }) => [speaker, text]));
    expect(read('podcast-json', edited('podcast-json', json, more))).toHaveLength(4);
  });

  test('what would have to be divided amid markup is not patched', () => {
    const before = read('vtt', vtt);
    const inside = before.map((segment) => (segment.speaker === 'Tom' ? [part(4_500, 5_000, 'Tom', 'Does it & why? Nobody'), part(8_000, 9_000, 'Ines', 'knows that.')] : [segment])).flat();
    expect(patchTranscript('vtt', vtt, before, inside)).toEqual({ why: 'a cue that holds markup has to be divided' });
  });
});

const tide = (body: string, at: number): string => `{ "speaker": "Mara", "startTime": ${at}, "endTime": ${at + 1}, "body": "${body}" }`;

test.each([[[]], [[2]], [[1]], [[0]], [[0, 2]], [[1, 2]]])('of three segments in JSON, with %j kept, the list stays a list', (kept) => {
  const text = `{ "version": "1.0.0", "segments": [\n  ${['Ebb.', 'Slack.', 'Flood.'].map(tide).join(',\n  ')}\n] }`;
  const before = read('podcast-json', text);
  const result = patchTranscript('podcast-json', text, before, before.filter((_, index) => kept.includes(index)));
  if ('why' in result) throw new Error(result.why);
  const after = applyPatches(text, result.patches);
  expect((JSON.parse(after) as { segments: { body: string }[] }).segments.map(({ body }) => body)).toEqual(['Ebb.', 'Slack.', 'Flood.'].filter((_, index) => kept.includes(index)));
});

test('all times are shifted together, those of cues inside a paragraph and those between words too', () => {
  const timed = 'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Mara>The <00:01.500>lamp <00:02.000>turns\n\n00:03.000 --> 00:05.000\n<v Mara>all night.\n';
  const shifted = edited('vtt', timed, (segments) => segments.map((segment) => ({
    ...segment, startMs: segment.startMs! + 1_250, endMs: segment.endMs! + 1_250, words: segment.words!.map((word) => ({ ...word, startMs: word.startMs + 1_250, endMs: word.endMs + 1_250 })),
  })));
  expect(shifted).toBe('WEBVTT\n\n00:02.250 --> 00:04.250\n<v Mara>The <00:02.750>lamp <00:03.250>turns\n\n00:04.250 --> 00:06.250\n<v Mara>all night.\n');
});

test('a cue that moves along with the one above it stays before the one below', () => {
  const text = JSON.stringify({ version: '1.0.0', granularity: 'segment', segments: [[1.2, 'lamp'], [1.601, 'the the'], [2.001, 'fog']].map(([startTime, body]) => ({ startTime, endTime: Number(startTime) + 0.4, body })) });
  const result = edited('podcast-json', text, () => [part(1_851, 2_251, null, 'beacon the'), part(2_251, 2_651, null, 'fog')]);
  expect(read('podcast-json', result).map((segment) => segment.text).join(' ')).toBe('beacon the fog');
});

test('names in front of cues stay what they are: only turns are named, and the next speaker is named again', () => {
  const zoom = 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nMara Quill: Can everybody hear the sea?\n\n2\n00:00:02.000 --> 00:00:03.000\nTom Rehn: Yes.\n\n3\n00:00:03.000 --> 00:00:04.000\nMara Quill: Good.\n\n4\n00:00:04.000 --> 00:00:05.000\nTom Rehn: Loud and clear.\n';
  expect(edited('vtt', zoom, (segments) => segments.map((segment, index) => (index === 1 ? { ...segment, speaker: 'Ines Calloway' } : segment)))).toBe(zoom.replace('Tom Rehn: Yes.', 'Ines Calloway: Yes.'));
  const carried = srt.replace('3\n00:00:06,250 --> 00:00:09,000\n', '3\n00:00:06,250 --> 00:00:09,000\nInes: ');
  expect(edited('srt', srt, (segments) => segments.flatMap((segment) => (segment.speaker === 'Tom' ? [part(4_500, 6_000, 'Tom', 'Does it, and why?'), part(6_250, 9_000, 'Ines', 'Nobody knows that.')] : [segment])))).toBe(carried);
});

test('text without spaces changes letter by letter', () => {
  const chinese = 'WEBVTT\n\n00:01.000 --> 00:03.000\n灯塔每年冬天\n都停下来。\n';
  expect(edited('vtt', chinese, (segments) => segments.map((segment) => ({ ...segment, text: segment.text.replace('冬', '夏') })))).toBe(chinese.replace('冬', '夏'));
});

const recognised = (text: string, at: number) => text.split(' ').map((body, index) => ({ speaker: 'Mara', startTime: at + index / 2, endTime: at + index / 2 + 0.4, body }));
const inTwo = (segments: TranscriptSegment[]): TranscriptSegment[] => segments.map((segment) => ({ ...segment, text: segment.text.replace('nobody', 'no body'), words: null }));

describe('a file of recognised words, one a segment', () => {
  const byWord = JSON.stringify({ version: '1.0.0', segments: recognised('the lamp was out and nobody knew why', 1) });

  test('stays one word by word: a word that becomes two, and a segment that comes, take their share of the time', () => {
    const two = edited('podcast-json', byWord, inTwo);
    expect(two).toBe(byWord.replace('"endTime":3.9,"body":"nobody"}', '"endTime":3.633,"body":"no"},{"speaker":"Mara","startTime":3.633,"endTime":3.9,"body":"body"}'));
    expect(read('podcast-json', two).map(({ text }) => text)).toEqual(['the lamp was out and no body knew why']);
    const more = edited('podcast-json', byWord, (segments) => [...segments, part(9_000, 10_000, 'Mara', 'Two words.')]);
    expect(read('podcast-json', more).map(({ startMs, endMs, text }) => [startMs, endMs, text])).toEqual([[1_000, 4_900, 'the lamp was out and nobody knew why'], [9_000, 10_000, 'Two words.']]);
  });

  test('keeps the space that its words begin with', () => {
    const spaced = byWord.replaceAll('"body":"', '"body":" ');
    expect(read('podcast-json', edited('podcast-json', spaced, inTwo)).map(({ text }) => text)).toEqual(['the lamp was out and no body knew why']);
  });

  test('is not patched where its words have no room', () => {
    const tight = byWord.replace('"endTime":3.9', '"endTime":3.501');
    const before = read('podcast-json', tight);
    expect(patchTranscript('podcast-json', tight, before, inTwo(before))).toEqual({ why: expect.stringContaining('has to be divided') });
  });
});

describe('cues that stand in the file out of the order of their times', () => {
  const late = '1\n00:00:10,000 --> 00:00:14,000\nThe lamp was out and\n\n2\n00:00:15,500 --> 00:00:18,000\nnobody knew why, but\n\n3\n00:00:15,000 --> 00:00:17,000\nsomebody went to see.\n';

  test('are given a speaker together', () => {
    const named = edited('srt', late, (segments) => segments.map((segment) => ({ ...segment, speaker: 'Ann Lee' })));
    expect(named).toBe(late.replace('The lamp', 'Ann Lee: The lamp'));
  });

  test('are shifted together, and heard in the same order', () => {
    const moved = edited('srt', late, (segments) => segments.map((segment) => ({ ...segment, startMs: segment.startMs! + 61_000, endMs: segment.endMs! + 61_000, words: segment.words!.map((word) => ({ ...word, startMs: word.startMs + 61_000, endMs: word.endMs + 61_000 })) })));
    expect(moved).toBe(late.replaceAll(/00:00:(1\d)/g, (_, seconds: string) => `00:01:${Number(seconds) + 1}`));
  });

  test('are corrected once: a second time there is nothing to do', () => {
    const before = read('srt', late);
    const after = withWord('nobody', 'no body')(before);
    const once = patchTranscript('srt', late, before, after);
    if ('why' in once) throw new Error(once.why);
    expect(applyPatches(late, once.patches)).toBe(late.replace('nobody', 'no body'));
    expect(patchTranscript('srt', applyPatches(late, once.patches), before, after)).toEqual({ patches: [], notHeld: [] });
  });
});

test.each([['a caption of a name alone', 'Ann: \n', 'Ann'], ['a sign that somebody else speaks', 'Ann: Listen.\n\n1\n00:00:01,500 --> 00:00:02,000\n>> Yes.\n', null]])('%s holds for the cues below it: an edit elsewhere names nobody there', (_, first, speaker) => {
  const text = `1\n00:00:01,000 --> 00:00:02,000\n${first}\n2\n00:00:02,000 --> 00:00:04,000\nThe lamp was out.\n\n3\n00:00:05,000 --> 00:00:08,000\nBo: Who put it out?\n\n4\n00:00:09,000 --> 00:00:11,000\nAnn: Nobody knows.\n`;
  expect(read('srt', text).find(({ text: said }) => said.endsWith('The lamp was out.'))!.speaker).toBe(speaker);
  expect(edited('srt', text, withWord('knows', 'knew'))).toBe(text.replace('knows', 'knew'));
});
