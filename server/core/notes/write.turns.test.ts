import { composeNotes } from './compose.ts';
import { detectNotesFormat, readNotes } from './read.ts';
import type { ViewSegment } from './reading.ts';
import { changed, load, written } from './testing/pages.ts';

const solo = load('solo.txt');
const ferry = load('continuing-turns.html');
const rope = load('named-after-time.txt');
const lamp = '<h3>Transcript</h3>\n<p>[0:05] <b>Mara Quill:</b> Who wrote it?</p>\n<p>[0:41] <b>Oscar Vane:</b> My aunt.</p>\n<p>[1:02] By candle.</p>\n<p>[1:15] <b>Mara Quill:</b> In fog.</p>';

const spoken = (source: string): [number | null, string | null, string][] => readNotes(source, detectNotesFormat(source)).segments.map(({ startMs, speaker, text }) => [startMs, speaker, text]);

describe('a turn without a name', () => {
  test('is corrected in its words alone, and in the digits of its time', () => {
    expect(written(solo, ([, second]) => void Object.assign(second!, { startMs: 47_000, text: second!.text.replace('polite', 'kind') })))
      .toEqual(changed(solo, ['00:00:45', '00:00:47'], ['a polite word', 'a kind word']));
    expect(written(ferry, (segments) => void Object.assign(segments[3]!, { startMs: 91_000, text: segments[3]!.text.replace('first', 'before us') })))
      .toEqual(changed(ferry, ['(1:30)', '(1:31)'], ['here first.', 'here before us.']));
  });
  test('gets a time where it had digits that are none', () => {
    expect(written(solo, (segments) => void (segments[4]!.startMs = 899_000))).toEqual(changed(solo, ['00:14:99', '00:14:59']));
  });
  test('says a time out of order only while most go on', () => {
    const two = 'Transcript\n\n(0:05) One.\n\n(0:45) Two.';
    expect(written(two, (segments) => void (segments[1]!.startMs = 2_000))).toEqual({ source: two, notHeld: [['segments[1].startMs', 45_000]] });
  });
});

describe('a name for a turn that had none', () => {
  test('stands before the time, in the emphasis that it has', () => {
    expect(written(ferry, (segments) => {
      segments[1]!.speaker = 'Tom Ahrens';
      segments[3]!.speaker = 'Gull & Co';
      segments[4]!.speaker = segments[5]!.speaker = 'Ana Ferrol';
    })).toEqual(changed(ferry, ['(0:45)', 'Tom Ahrens (0:45)'], ['<strong>(1:30)', '<strong>Gull &amp; Co (1:30)'], ['<p>(1:55):', '<p><strong>Ana Ferrol (1:55)</strong>:']));
  });
  test('is closed with a colon where words follow on its line and nothing else would tell it from them', () => {
    expect(written(solo, (segments) => segments.forEach((segment) => void (segment.speaker = 'Ida Moor')))).toEqual(changed(solo, ['[00:00:00] Good', 'Ida Moor [00:00:00]: Good']));
    expect(written(solo, (segments) => segments.slice(2).forEach((segment) => void (segment.speaker = 'Ida Moor')))).toEqual(changed(solo, ['[00:03:10]', 'Ida Moor [00:03:10]']));
  });
  test('stands outside of a link that leads to the time', () => {
    const page = '<h2>Transcript</h2><p><a href="#t=5">(0:05)</a> One.</p><p><a href="#t=45">(0:45)</a> Two.</p>';
    expect(written(page, (segments) => segments.forEach((segment) => void (segment.speaker = 'Ida Moor')))).toEqual(changed(page, ['<a href="#t=5">(0:05)</a>', 'Ida Moor <a href="#t=5">(0:05)</a>:']));
  });
  test('is that of the turns after it, too, until another is named: who is wanted to be nobody there is reported', () => {
    expect(written(solo, (segments) => void (segments[3]!.speaker = 'Ida Moor'))).toEqual({
      source: changed(solo, ['[00:12:41] Here', 'Ida Moor [00:12:41]: Here']).source, notHeld: [['segments[4].speaker', 'Ida Moor']],
    });
  });
});

describe('a turn given to somebody else', () => {
  test('leaves those that went on after it with their own speaker, whose name is written where it is needed', () => {
    expect(written(ferry, (segments) => void (segments[0]!.speaker = 'Tom Ahrens')))
      .toEqual(changed(ferry, ['Ana Ferrol (0:05)', 'Tom Ahrens (0:05)'], ['<strong>(0:45)', '<strong>Ana Ferrol (0:45)']));
  });
  test('takes those along that are given with it, by its name alone', () => {
    expect(written(ferry, (segments) => segments.slice(0, 2).forEach((segment) => void (segment.speaker = 'Eve Adair'))))
      .toEqual(changed(ferry, ['Ana Ferrol (0:05)', 'Eve Adair (0:05)']));
  });
  test('cannot be one that no page reads as a name', () => {
    expect(written(ferry, (segments) => void (segments[1]!.speaker = 'who knows?'))).toEqual({ source: ferry, notHeld: [['segments[1].speaker', 'Ana Ferrol']] });
  });
});

/** Cuts the first turn of the solo page in two. */
const cut = (speaker: string | null) => (segments: ViewSegment[]): void => {
  const [first, second] = segments[0]!.text.split(' This ');
  segments[0]!.text = first!;
  segments.splice(1, 0, { startMs: 20_000, endMs: null, speaker, text: `This ${second}` });
};

describe('a name after the time', () => {
  test('is changed where it is, and so are the time before it and the words behind it', () => {
    expect(written(rope, ([, second]) => void Object.assign(second!, { speaker: 'Jonathan Vale', startMs: 68_000, text: second!.text.replace('rope', 'string') })))
      .toEqual(changed(rope, ['00:01:07', '00:01:08'], ['Jon Vale', 'Jonathan Vale'], ['becomes a rope', 'becomes a string']));
  });
  test('is given in that place to a turn that had none', () => {
    expect(written(lamp, (segments) => void (segments[2]!.speaker = 'Mara Quill'))).toEqual(changed(lamp, ['[1:02]', '[1:02] Mara Quill:']));
  });
  test('is that of a new turn and of one that is cut off, too', () => {
    expect(written(rope, (segments) => void segments.splice(1, 0, { startMs: 30_000, endMs: null, speaker: 'Jon Vale', text: 'And then?' })))
      .toEqual(changed(rope, ['use for it.', 'use for it.\n\n[00:00:30] Jon Vale: And then?']));
    expect(written(rope, (segments) => {
      segments[0]!.text = 'A rope becomes a line';
      segments.splice(1, 0, { startMs: 20_000, endMs: null, speaker: 'Jon Vale', text: 'as soon as somebody has a use for it.' });
    })).toEqual(changed(rope, ['a line as soon', 'a line\n\n[00:00:20] Jon Vale: as soon']));
  });
  test('goes with a turn that is joined to the one before', () => {
    expect(written(lamp, (segments) => {
      segments[0]!.text += ` ${segments[1]!.text}`;
      segments.splice(1, 1);
      segments[1]!.speaker = 'Mara Quill';
    })).toEqual(changed(lamp, ['it?</p>\n<p>[0:41] <b>Oscar Vane:</b> My', 'it? My']));
  });
});

describe('a header of another form', () => {
  const [bare, dash, colon] = ['names-without-brackets.txt', 'names-after-dash.txt', 'names-then-times.txt'].map(load) as [string, string, string];
  test('is corrected in its name and its time', () => {
    expect(written(bare, ([first]) => void Object.assign(first!, { speaker: 'Mara Quill-Vane', startMs: 3_000 }))).toEqual(changed(bare, ['Mara Quill  0:00', 'Mara Quill-Vane  0:03']));
    expect(written(dash, ([, , , fourth]) => void Object.assign(fourth!, { speaker: 'Jon Vale', startMs: 42_500 }))).toEqual(changed(dash, ['00:00:41.000] - Mara Quill', '00:00:42.500] - Jon Vale']));
    expect(written(colon, (segments) => void Object.assign(segments[2]!, { speaker: 'Jon Vale', startMs: 40_000 }))).toEqual(changed(colon, ['Oscar Vane: [00:00:41]', 'Jon Vale: [00:00:40]']));
  });
  test('is that of somebody who is named where nobody was', () => {
    expect(written(bare, (segments) => void (segments[2]!.speaker = 'Mara Quill'))).toEqual(changed(bare, ['\n0:20', '\nMara Quill  0:20']));
    expect(written(dash, (segments) => void (segments[2]!.speaker = 'Mara Quill'))).toEqual(changed(dash, ['20.000]', '20.000] - Mara Quill']));
    expect(written(colon, (segments) => void (segments[1]!.speaker = 'Oscar Vane'))).toEqual(changed(colon, ['[00:00:12]', 'Oscar Vane: [00:00:12]']));
  });
  test('is that of a new turn', () => {
    const said = { startMs: 30_000, endMs: null, speaker: 'Jon Vale', text: 'And then?' };
    expect(written(bare, (segments) => void segments.splice(3, 0, said))).toEqual(changed(bare, ['only one.\n\n', 'only one.\n\nJon Vale  0:30\nAnd then?\n\n']));
    expect(written(dash, (segments) => void segments.splice(3, 0, said))).toEqual(changed(dash, ['only one.\n\n', 'only one.\n\n[00:00:30.000] - Jon Vale\nAnd then?\n\n']));
    expect(written(colon, (segments) => void segments.splice(3, 0, { ...said, startMs: 50_000 }))).toEqual(changed(colon, ['By candle.', 'By candle.\n\nJon Vale: [00:00:50] And then?']));
  });
});

describe('turns without a name put in, taken out, cut and joined', () => {
  test('one that goes on is cut off without a name, one of somebody else with it', () => {
    expect(written(solo, cut(null))).toEqual(changed(solo, ['evening. This', 'evening.\n\n[00:00:20] This']));
    expect(spoken(written(solo, cut('Ida Moor')).source).slice(0, 2)).toEqual([[0, null, 'Good evening.'], [20_000, 'Ida Moor', 'This is clay from under my own garden.']]);
    expect(written(ferry, (segments) => {
      segments[4]!.text = 'So will';
      segments.splice(5, 0, { startMs: 118_000, endMs: null, speaker: 'Tom Ahrens', text: 'their friends.' });
    })).toEqual(changed(ferry, ['will <a', 'will</p>\n<p>(1:58): <a']));
  });
  test('one that is new takes the form of its neighbour', () => {
    expect(written(ferry, (segments) => void segments.splice(2, 0, { startMs: 55_000, endMs: null, speaker: 'Ana Ferrol', text: 'Look.' })))
      .toEqual(changed(ferry, ['of its own.</p>', 'of its own.</p>\n<p><strong>(0:55)</strong> Look.</p>']));
    expect(written(ferry, (segments) => void segments.splice(2, 0, { startMs: 55_000, endMs: null, speaker: 'Tom Ahrens', text: 'Look.' })))
      .toEqual(changed(ferry, ['of its own.</p>', 'of its own.</p>\n<p><strong>Tom Ahrens (0:55)</strong> Look.</p>']));
  });
  test('what is taken out takes its time along, and a name that others went on from is written there', () => {
    expect(written(solo, (segments) => void segments.splice(2, 1))).toEqual(changed(solo, ['[00:03:10]\nNow it may go on the wheel.\n\n', '']));
    const { source, notHeld } = written(ferry, (segments) => void segments.splice(2, 1));
    expect([spoken(source).slice(1, 3).map(([, speaker]) => speaker), notHeld]).toEqual([['Ana Ferrol', 'Tom Ahrens'], []]);
  });
  test('what is joined loses its time', () => {
    expect(written(solo, (segments) => {
      segments[0]!.text += ` ${segments[1]!.text}`;
      segments.splice(1, 1);
    })).toEqual(changed(solo, ['garden.\n\n[00:00:45] And', 'garden. And']));
  });
  test('nobody’s new transcript is written as the one that it is to be like', () => {
    const view = { introduction: 'More clay.', chapters: [], references: [], segments: [[5_000, 'Today a handle.'], [61_000, 'It holds.']].map(([startMs, text]) => ({ startMs: startMs as number, endMs: null, speaker: null, text: text as string })) };
    const { source, notHeld } = composeNotes(view, { source: solo, format: 'text' });
    expect([spoken(source), notHeld]).toEqual([[[5_000, null, 'Today a handle.'], [61_000, null, 'It holds.']], []]);
  });
});
