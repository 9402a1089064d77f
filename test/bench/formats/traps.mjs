/**
 * Small files with one trap each, and their content: times in milliseconds, the words, and the speaker if the trap is about voices. The
 * files are invented, but each trap is something that a real tool writes.
 */
const cue = (startMs, endMs, text, speaker) => ({ startMs, endMs, text, ...(speaker !== undefined && { speaker }) });
const text = (content) => Buffer.from(content, 'utf8');
const utf16 = (content) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(content, 'utf16le')]);

const two = [cue(1_000, 2_500, 'The tide is in.'), cue(2_500, 4_000, 'So are we.')];
const vttTwo = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nThe tide is in.\n\n00:00:02.500 --> 00:00:04.000\nSo are we.\n';
const srtTwo = '1\n00:00:01,000 --> 00:00:02,500\nThe tide is in.\n\n2\n00:00:02,500 --> 00:00:04,000\nSo are we.\n';
const jsonTwo = (more = {}) => JSON.stringify({ version: '1.0.0', segments: two.map(({ startMs, endMs, text: body }) => ({ startTime: startMs / 1000, endTime: endMs / 1000, body, ...more })) });

const vtt = [
  { trap: 'byte order mark', file: text(`\uFEFF${vttTwo}`), cues: two },
  { trap: 'CRLF', file: text(vttTwo.replaceAll('\n', '\r\n')), cues: two },
  { trap: 'CR alone', file: text(vttTwo.replaceAll('\n', '\r')), cues: two },
  { trap: 'UTF-16', file: utf16(vttTwo), cues: two },
  { trap: 'no hours, or three digits of them', file: text('WEBVTT\n\n00:01.000 --> 00:02.500\nThe tide is in.\n\n100:00:00.000 --> 100:00:01.000\nSo are we.\n'), cues: [cue(1_000, 2_500, 'The tide is in.'), cue(360_000_000, 360_001_000, 'So are we.')] },
  { trap: 'identifier and settings', file: text('WEBVTT\n\nthe first one\n00:01.000 --> 00:02.500 align:start line:0%\nThe tide is in.\n\n2\n00:02.500 --> 00:04.000\nSo are we.\n'), cues: two },
  { trap: 'STYLE and NOTE between cues', file: text('WEBVTT - with a title\n\nSTYLE\n::cue { color: teal }\n\nNOTE\nTwo lines\nof a note\n\n00:01.000 --> 00:02.500\nThe tide is in.\n\nNOTE one line\n\n00:02.500 --> 00:04.000\nSo are we.\n'), cues: two },
  { trap: 'no blank line between cues', file: text('WEBVTT\n\n00:01.000 --> 00:02.500\nThe tide is in.\n00:02.500 --> 00:04.000\nSo are we.\n'), cues: two },
  { trap: 'no new line at the end', file: text(vttTwo.trimEnd()), cues: two },
  { trap: 'comma before the fraction (not WebVTT, but met)', file: text(vttTwo.replace(/(\d\d)\.(\d{3})/g, '$1,$2')), cues: two },
  { trap: 'character references', file: text('WEBVTT\n\n00:01.000 --> 00:02.500\nSalt &amp; rope &lt;3 &#233;lan\n'), cues: [cue(1_000, 2_500, 'Salt & rope <3 élan')], references: true },
  { trap: 'voice with a space in its name', file: text('WEBVTT\n\n00:01.000 --> 00:02.500\n<v Mara Quill>The tide is in.\n'), cues: [cue(1_000, 2_500, 'The tide is in.', 'Mara Quill')] },
  { trap: 'voice with a class', file: text('WEBVTT\n\n00:01.000 --> 00:02.500\n<v.loud Mara Quill>The tide is in.</v>\n'), cues: [cue(1_000, 2_500, 'The tide is in.', 'Mara Quill')] },
  { trap: 'two voices in one cue', file: text('WEBVTT\n\n00:01.000 --> 00:02.500\n<v Mara>The tide is in.</v>\n<v Óscar>So are we.</v>\n'), cues: [cue(1_000, 2_500, 'The tide is in.', 'Mara'), cue(1_000, 2_500, 'So are we.', 'Óscar')], anyTimes: true },
];

const srt = [
  { trap: 'byte order mark', file: text(`\uFEFF${srtTwo}`), cues: two },
  { trap: 'CRLF', file: text(srtTwo.replaceAll('\n', '\r\n')), cues: two },
  { trap: 'CR alone', file: text(srtTwo.replaceAll('\n', '\r')), cues: two },
  { trap: 'UTF-16', file: utf16(srtTwo), cues: two },
  { trap: 'windows-1252', file: Buffer.from('1\n00:00:01,000 --> 00:00:02,500\nÓscar caf\xe9\n'.replace('Ó', '\xd3'), 'latin1'), cues: [cue(1_000, 2_500, 'Óscar café')] },
  { trap: 'fraction of one digit', file: text('1\n00:00:01,5 --> 00:00:02,25\nThe tide is in.\n'), cues: [cue(1_500, 2_250, 'The tide is in.')] },
  { trap: 'dot before the fraction', file: text(srtTwo.replaceAll(',', '.')), cues: two },
  { trap: 'no numbers', file: text(srtTwo.replace(/^\d\n/gm, '')), cues: two },
  { trap: 'no blank line between cues', file: text(srtTwo.replace('\n\n', '\n')), cues: two },
  { trap: 'blank line in the words', file: text('1\n00:00:01,000 --> 00:00:02,500\nThe tide\n\nis in.\n\n2\n00:00:02,500 --> 00:00:04,000\nSo are we.\n'), cues: two },
  { trap: 'three blank lines between cues', file: text(srtTwo.replace('\n\n', '\n\n\n\n')), cues: two },
  { trap: 'words that are a number', file: text('1\n00:00:01,000 --> 00:00:02,500\n1984\n\n2\n00:00:02,500 --> 00:00:04,000\nSo are we.\n'), cues: [cue(1_000, 2_500, '1984'), two[1]] },
  { trap: 'coordinates behind the times', file: text(srtTwo.replace('02,500\n', '02,500 X1:40 X2:600 Y1:20 Y2:50\n')), cues: two },
  { trap: 'one-digit hours', file: text(srtTwo.replaceAll('00:00:', '0:00:')), cues: two },
  { trap: 'name before the words', file: text('1\n00:00:01,000 --> 00:00:02,500\nMara Quill: The tide is in.\n\n2\n00:00:02,500 --> 00:00:04,000\nÓscar Vane: So are we.\n\n3\n00:00:04,000 --> 00:00:05,000\nMara Quill: Good.\n'), cues: [cue(1_000, 2_500, 'The tide is in.', 'Mara Quill'), cue(2_500, 4_000, 'So are we.', 'Óscar Vane'), cue(4_000, 5_000, 'Good.', 'Mara Quill')] },
];

const json = [
  { trap: 'as specified', file: text(jsonTwo()), cues: two },
  { trap: 'byte order mark', file: text(`\uFEFF${jsonTwo()}`), cues: two },
  { trap: 'UTF-16', file: utf16(jsonTwo()), cues: two },
  { trap: 'times as strings', file: text(jsonTwo().replace(/":(\d[\d.]*)/g, '":"$1"')), cues: two },
  { trap: 'speakers with spaces', file: text(jsonTwo({ speaker: 'Mara Quill' })), cues: two.map((said) => ({ ...said, speaker: 'Mara Quill' })) },
  { trap: 'cut off in the middle', file: text(jsonTwo().slice(0, -8)), cues: two.slice(0, 1), atLeast: true },
];

export const traps = { vtt, srt, 'podcast-json': json };
