import { readFileSync } from 'node:fs';
import { captionsOf } from '../captions.ts';
import { FileContent } from '../fileContent.ts';
import { detectFormat } from '../readFile.ts';
import { parseSrt } from './parseSrt.ts';
import { readSrt } from './readSrt.ts';
import { srt } from './srt.ts';
import { toSrt } from './writeSrt.ts';
import { toStetJson } from '../stetJson/stetJson.ts';
import type { Transcript, TranscriptSegment } from '../transcript.ts';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../fixtures/srt/${name}`, import.meta.url)));
const read = (text: string) => readSrt(FileContent.ofText(text), { keepCues: true });
const told = (text: string) => read(text).report.repaired.map(({ line, what }) => `${line}: ${what}`);
const said = (text: string) => read(text).segments.map(({ speaker, text: words }) => [speaker, words]);
/** A file of cues without pauses, one for each text. */
const cues = (...texts: string[]): string => texts.map((text, at) => `${at + 1}\n00:00:${String(at * 2).padStart(2, '0')},000 --> 00:00:${String(at * 2 + 2).padStart(2, '0')},000\n${text}\n`).join('\n');
const utf16 = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]));
const transcript = (...segments: Partial<TranscriptSegment>[]): Transcript => ({
  title: 'Tides', language: null, durationMs: null, chapters: [], segments: segments.map((segment, at) => ({ startMs: at * 2_000, endMs: at * 2_000 + 2_000, speaker: null, text: '', ...segment })),
});

describe('SubRip is read as it is found', () => {
  test.each([
    ['times', 'fractions, hours and arrows of every form, and coordinates'],
    ['brokenTimes', 'times that are negative, too late, in the wrong order, past 59, misspelt or missing'],
    ['numbers', 'numbers that are missing, twice, or words; blank lines that are missing'],
    ['unnumbered', 'a file without numbers has numbers as words'],
    ['blankLines', 'blank lines between all lines'],
    ['tags', 'tags and codes of all programs; what is none stays'],
    ['references', 'character references of HTML'],
    ['arrows', 'arrows in the words'],
    ['namesOnChange', 'names where they change, also inside of a caption; Note: and (laughs) are none'],
    ['noNames', 'a file that names nobody has colons in its words'],
    ['brackets', 'names in brackets, and sounds'],
    ['changes', 'chevrons and dialogue dashes'],
    ['rolling', 'captions that roll, as on YouTube'],
    ['outOfOrder', 'cues out of order'],
  ])('%s: %s', (name) => {
    const file = new FileContent(fixture(`${name}.srt`));
    expect(detectFormat(file)?.format.name).toBe('srt');
    expect(toStetJson(readSrt(file, { keepCues: true }))).toBe(new TextDecoder().decode(fixture(`${name}.reading.json`)));
  });

  test('with a byte order mark, with any line ends, in UTF-16 and in windows-1252', () => {
    const text = cues('Zoë: Mind the gangway', 'and “the rope”.');
    const expected = [['Zoë', 'Mind the gangway'], ['Zoë', 'and “the rope”.']];
    const files = {
      mark: new TextEncoder().encode(`\ufeff${text}`), crlf: new TextEncoder().encode(text.replaceAll('\n', '\r\n')), cr: new TextEncoder().encode(text.replaceAll('\n', '\r')),
      utf16: utf16(`\ufeff${text}`), utf16WithoutMark: utf16(text), windows1252: Uint8Array.from([...text].map((letter) => ({ '“': 0x93, '”': 0x94 })[letter] ?? letter.charCodeAt(0))),
    };
    for (const [name, file] of Object.entries(files)) {
      expect([name, readSrt(new FileContent(file), { keepCues: true }).segments.map((segment) => [segment.speaker, segment.text])]).toEqual([name, expected]);
    }
  });

  test('cues of one speaker become a paragraph whose words stand where their cue began', () => {
    const { segments } = readSrt(FileContent.ofText(cues('Mara: The last ferry', 'leaves early.', 'Bo: Why?')));
    expect(segments.map(({ startMs, endMs, speaker, text }) => [startMs, endMs, speaker, text])).toEqual([[0, 4000, 'Mara', 'The last ferry leaves early.'], [4000, 6000, 'Bo', 'Why?']]);
    expect(segments[0]!.words!.find(({ text }) => text === 'leaves')).toMatchObject({ startMs: 2000, estimated: true });
    expect(segments[1]!.words).toBeNull();
  });

  test('whoever speaks after a mark without a name begins a segment, and is nobody that is known', () => {
    expect(readSrt(FileContent.ofText(cues('>> MARA: Who is there?', '>> Me.', 'Just me.', '>> Me too.'))).segments.map(({ speaker, text }) => [speaker, text])).toEqual([['MARA', 'Who is there?'], [null, 'Me. Just me.'], [null, 'Me too.']]);
  });

  test('whatever is not as SubRip has it is told with its line; a usual file has nothing to tell', () => {
    const usual = '1\n00:00:01,000 --> 00:00:02,000\nMind the <i>step</i>\nand the rope.\n\n2\n100:00:03,000 --> 100:00:04,000 X1:0 X2:9 Y1:0 Y2:9\nBo: Why?\n';
    expect([usual, usual.replaceAll('\n', '\r\n'), toSrt(transcript({ speaker: 'Note', text: '3 --> 4' }))].map(told)).toEqual([[], [], []]);
    expect(told(usual.replaceAll(',000', '.000'))).toEqual(['2: A time has something other than a comma before its milliseconds (2 times, to line 7).']);
    expect(told(usual.replace(',000', ',5'))).toEqual(['2: A time has no fraction, or one that is not of three digits: it was read as a decimal part of a second.']);
    expect(told(usual.replace('00:00:01', '00:01'))).toEqual(['2: A time does not have two digits each for hours, minutes and seconds.']);
    expect(told(usual.replace('-->', '->'))).toEqual(['2: The arrow between the times is not "-->".']);
    expect(told(usual.replace('\n2\n', '\n'))).toEqual(['6: This cue has no number.']);
    expect(told(usual.replace('\n\n', '\n'))).toEqual(['6: There is no blank line before this cue.']);
    expect(told(usual.replace('</i>\n', '</i>\n \n'))).toEqual(['2: There is a blank line before or between the words of this cue.']);
    expect(told(usual.replace('Mind', '\nMind'))).toEqual(['2: There is a blank line before or between the words of this cue.']);
    expect(told(usual.replace('Mind', '<v Mara>Mind'))).toEqual(['2: A WebVTT voice (<v Name>) was read as the speaker’s name.']);
  });

  test('a file in which there is no cue says so', () => {
    expect(read('Just words\nand more').report).toEqual({ read: 0, repaired: [], rejected: [
      { line: 1, why: 'These words come before the first cue and have no time: "Just words and more".' },
      { line: 1, why: 'No line has the start and end of a cue (00:00:01,000 --> 00:00:02,000).' },
    ] });
  });
});

describe('a label is a speaker', () => {
  const filler = Array.from({ length: 60 }, (_, at) => `and boat number ${at} is late`);

  test('where it comes again, not where it stands once in a file that names nobody', () => {
    expect(said(cues('the tide', 'Keeper: turns', ...filler))[1]).toEqual([null, 'Keeper: turns']);
    expect(said(cues('the tide', 'Keeper: turns', 'again', 'Keeper: now', ...filler))[2]).toEqual(['Keeper', 'again']);
  });

  test('where the file begins with one, if it is more than one word', () => {
    expect(said(cues('Mara: Hi', ...filler, 'Carl Weber: Hello', 'Today: fog', 'Mara: Bye')).slice(-3)).toEqual([['Carl Weber', 'Hello'], ['Carl Weber', 'Today: fog'], ['Mara', 'Bye']]);
  });

  test('never where it is a word that stands before colons, or a chapter', () => {
    expect(said(cues('Mara: Hi', 'Note: one', 'Note: two', 'Chapter 2: Fog', 'Part One: Rain')).map(([speaker]) => speaker)).toEqual(['Mara', 'Mara', 'Mara', 'Mara', 'Mara']);
  });

  test('without the marks of direction that stand around it', () => {
    expect(said(cues('\u202b\u05d9\u05e2\u05dc\u200f: \u05e9\u05dc\u05d5\u05dd\u202c'))[0]![0]).toBe('\u05d9\u05e2\u05dc');
  });

  test('in a script without capitals where the file names its speakers, also before a wide colon', () => {
    expect(said(cues('小明：你好', '再见'))).toEqual([['小明', '你好'], ['小明', '再见']]);
    expect(said(cues('渡船开了', '他说：你好', '他说：再见', ...filler))[1]).toEqual([null, '他说：你好']);
  });
});

describe('SubRip is written for small screens', () => {
  test('two lines of 32 characters with the name, which stands where it changes', () => {
    const written = toSrt(transcript({ speaker: 'Mara', text: 'Welcome back to the harbour, where the last ferry leaves a little early today, and nobody waits for it.' }, { speaker: 'Mara', text: 'Mind the step.' }, { speaker: 'Bo', text: 'Where?' }));
    const lines = parseSrt(written).flatMap(({ text }) => text.split('\n'));
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(32);
    expect(parseSrt(written).every(({ text }) => text.split('\n').length <= 2)).toBe(true);
    expect(written.match(/^\w+: /gmu)).toEqual(['Mara: ', 'Bo: ']);
  });

  test('words that look like a name have a name before them, or the sign that nobody is named', () => {
    expect(toSrt(transcript({ speaker: 'Mara', text: 'Hi.' }, { speaker: 'Mara', text: 'Note: this.' }, { text: 'A bell.' }, { text: 'It rings.' }, { text: 'Note: that.' }))).toBe(cues('Mara: Hi.', 'Mara: Note: this.', '\u2060A bell.', 'It rings.', '\u2060Note: that.'));
  });

  test('a segment that needs the name has it before all of its captions, within the same room', () => {
    const written = toSrt(transcript({ speaker: 'Mara', text: 'One thing before we go any further with this, said the keeper. Remember: the tide does not wait for you, nor for me.' }));
    expect(parseSrt(written).every(({ text }) => text.startsWith('Mara: ') && text.split('\n').every((line) => line.length <= 32))).toBe(true);
    expect(said(written).every(([speaker]) => speaker === 'Mara')).toBe(true);
  });

  test('a name that no reader would take for one is marked, others are not', () => {
    expect(toSrt(transcript({ speaker: 'Note', text: 'Hi.' }, { speaker: 'Mara', text: 'Ho.' }))).toBe(cues('Note: \u2060Hi.', 'Mara: Ho.'));
  });

  test('what cannot be held: a colon in a name, an arrow in the words', () => {
    expect(toSrt(transcript({ speaker: 'Dr: Vane', text: 'a --> b' }))).toBe(cues('Dr Vane: a -- > b'));
  });

  test('the sign stands only where it is needed', () => {
    const plain = transcript({ speaker: 'Mara Quill', text: 'Mind the “gangway” – it is wet & cold, 5 < 6, isn’t it?' }, { speaker: 'Bo', text: 'And then: [quietly] (yes).' }, { speaker: 'Mara Quill', text: '- Who?' });
    expect(toSrt(plain)).not.toContain('\u2060');
    expect(toSrt(transcript({ text: 'Nobody is named here.' }, { text: 'Nor here.' }))).not.toContain('\u2060');
  });

  test('its captions are those of every captioned format', () => {
    const given = transcript({ text: 'Nobody waits for the last ferry, which leaves a little early today, as it did yesterday and the day before.' });
    expect(parseSrt(toSrt(given)).map(({ startMs, endMs, text }) => ({ startMs, endMs, lines: text.split('\n') }))).toEqual(captionsOf(given, { width: 32, maxLines: 2 }).map(({ startMs, endMs, lines }) => ({ startMs, endMs, lines })));
  });
});

test('a file is SubRip by the times of a cue, and says on which line; WebVTT is not', () => {
  expect(srt.detect!(FileContent.ofText(cues('Hi')))).toBe('line 2 has the start and end of a cue, as in SubRip');
  expect(srt.detect!(FileContent.ofText(`WEBVTT\n\n${cues('Hi')}`))).toBeNull();
  expect(srt.detect!(FileContent.ofText('It leaves at 10:30 -> be there'))).toBeNull();
});
