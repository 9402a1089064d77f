import { composeNotes } from './compose.ts';
import { readNotes } from './read.ts';
import type { ViewSegment } from './reading.ts';
import { changed, load, written } from './testing/pages.ts';

const named = load('names-alone.html');
const listed = load('turns-in-a-list.html');
const parted = load('turns-in-divs.html');

/** Cuts a segment in two before a word. */
const cut = (at: number, word: string, second: Pick<ViewSegment, 'speaker' | 'startMs'>) => (segments: ViewSegment[]): void => {
  const [segment, place] = [segments[at]!, segments[at]!.text.indexOf(word)];
  segments.splice(at + 1, 0, { ...second, endMs: null, text: segment.text.slice(place) });
  segment.text = segment.text.slice(0, place).trim();
};

describe('a turn that says who speaks and not when', () => {
  test('is given to somebody else by its name alone', () => {
    expect(written(named, (segments) => void (segments[1]!.speaker = 'Gull & Co'))).toEqual(changed(named, ['Per Lund</strong>: We', 'Gull &amp; Co</strong>: We']));
    expect(written(load('capital-names.txt'), (segments) => segments.forEach((segment) => void (segment.speaker = segment.speaker === 'IDA' ? 'UNA' : segment.speaker))))
      .toEqual(changed(load('capital-names.txt'), ['IDA: Welcome', 'UNA: Welcome'], ['IDA:\n', 'UNA:\n']));
  });
  test('cannot be given a time, nor a label that names nobody', () => {
    expect(written(named, (segments) => void (segments[2]!.startMs = 251_000))).toEqual({ source: named, notHeld: [['segments[2].startMs', null]] });
    expect(written(named, (segments) => void (segments[2]!.speaker = 'Music'))).toEqual({ source: named, notHeld: [['segments[2].speaker', 'Ida Moor']] });
  });
  test('is cut and put in with the header of its neighbours, without the time that it should have', () => {
    expect(written(named, cut(0, 'Today', { speaker: 'Per Lund', startMs: 5_000 })))
      .toEqual({ ...changed(named, ['towpath. Today', 'towpath.</p>\n<p><strong>Per Lund:</strong> Today']), notHeld: [['segments[1].startMs', null]] });
    expect(written(named, cut(0, 'Today', { speaker: 'Ida Moor', startMs: null }))).toEqual(changed(named, ['towpath. Today', 'towpath.</p>\n<p><strong>Ida Moor:</strong> Today']));
    expect(written(named, (segments) => void segments.splice(3, 0, { startMs: null, endMs: null, speaker: 'Per Lund', text: 'Forty feet & more.' })))
      .toEqual(changed(named, ['must it be?</p>', 'must it be?</p>\n<p><strong>Per Lund:</strong> Forty feet &amp; more.</p>']));
  });
  test('is joined to the one before without its name, and removed whole', () => {
    expect(written(named, (segments) => {
      segments[2]!.text += ` ${segments[3]!.text}`;
      segments.splice(3, 1);
    })).toEqual(changed(named, ['be?</p>\n<p><strong>Keeper:</strong> Longer', 'be? Longer']));
    expect(written(named, (segments) => void segments.splice(3, 1))).toEqual(changed(named, ['\n<p><strong>Keeper:</strong> Longer than you think.</p>', '']));
  });
  test('names whoever speaks first if nobody is named there', () => {
    const page = named.replace('<p><strong>Ida Moor:</strong> Welcome', '<p>Welcome').replace('<p>Note: the gate is heard from here on.</p>', '<p><strong>Ida Moor:</strong> Oh.</p>');
    expect(written(page, (segments) => void (segments[0]!.speaker = 'Ida Moor'))).toEqual(changed(page, ['<p>Welcome', '<p><strong>Ida Moor</strong>: Welcome']));
  });
  test('is the form of a new transcript that is to be like it', () => {
    const segments = ['Ida Moor', 'Per Lund', 'Ida Moor'].map((speaker, index) => ({ startMs: null, endMs: null, speaker, text: `A word ${index}.` }));
    const { source, notHeld } = composeNotes({ introduction: 'More.', chapters: [], references: [], segments }, { source: named, format: 'html' });
    expect([notHeld, readNotes(source, 'html').segments.map(({ startMs, speaker, text }) => ({ startMs, endMs: null, speaker, text }))]).toEqual([[], segments]);
  });
});

describe('a turn with its time in a form of its own', () => {
  test.each([
    ['name-after-time.html', '00:01:02 - Ida Moor', '00:01:03 - Tom Rehn'], ['time-after-name.html', 'Ida Moor&nbsp; 1:02', 'Tom Rehn&nbsp; 1:03'], ['bare-time-before-name.txt', '1:02 Ida Moor:', '1:03 Tom Rehn:'],
    ['turns-in-a-list.html', 'Ida Moor (1:02):', 'Tom Rehn (1:03):'], ['turns-in-divs.html', '<b>Ida Moor</b> <span class="at">00:01:02</span>', '<b>Tom Rehn</b> <span class="at">00:01:03</span>'],
  ])('%s: is given to somebody else at another time by exactly these', (name, before, after) => {
    // with another turn, so that somebody still speaks twice
    const page = load(name).replace(/Ida Moor([^]*)Per Lund/, 'Per Lund$1Per Lund');
    expect(written(page, (segments) => void Object.assign(segments.find(({ startMs }) => startMs === 62_000)!, { speaker: 'Tom Rehn', startMs: 63_000 }))).toEqual(changed(page, [before, after]));
  });
  test('is cut off and put in as an item of its list', () => {
    expect(written(listed, cut(0, 'the towpath', { speaker: 'Per Lund', startMs: 20_000 }))).toEqual(changed(listed, ['to the towpath', 'to</li>\n<li>Per Lund (0:20): the towpath']));
  });
  test('is cut off and put in as elements of their own', () => {
    expect(written(parted, cut(0, 'the towpath', { speaker: 'Per Lund', startMs: 20_000 })))
      .toEqual(changed(parted, ['to the towpath', 'to</div><div><br></div>\n<div><b>Per Lund</b> <span class="at">00:00:20</span></div><div>the towpath']));
    expect(written(parted, (segments) => void segments.push({ startMs: 70_000, endMs: null, speaker: 'Per Lund', text: 'Long enough.' })))
      .toEqual(changed(parted, ['rope?', 'rope?</div><div><br></div>\n<div><b>Per Lund</b> <span class="at">00:01:10</span></div><div>Long enough.']));
  });
  test('brings both of its elements where it is put beside a paragraph that is in none', () => {
    const page = '<h3>Transcript</h3><div><b>Ann Lee</b> <i>0:00</i></div>\n<div>salt</div>\n<p>tar pitch</p>\n<div><b>Bo Ray</b> <i>0:02</i></div>\n<div>wax</div>';
    const turn: ViewSegment = { startMs: 1000, endMs: null, speaker: 'Bo Ray', text: 'Rope.' };
    const beside = '<div><b>Bo Ray</b> <i>0:01</i></div>\n<div>Rope.</div>';
    expect(written(page, (segments) => void segments.splice(1, 0, turn))).toEqual(changed(page, ['pitch</p>', `pitch</p>\n${beside}`]));
    expect(written(page, cut(0, 'pitch', turn))).toEqual(changed(page, ['tar pitch', 'tar</p>\n<div><b>Bo Ray</b> <i>0:01</i></div>\n<p>pitch']));
    expect(written(page, cut(0, 'tar', turn))).toEqual(changed(page, ['<p>tar', '<div><b>Bo Ray</b> <i>0:01</i></div>\n<p>tar']));
    const unled = page.replace('<div><b>Ann Lee</b> <i>0:00</i></div>\n<div>salt</div>\n', '') + ['Ann Lee', 'Bo Ray'].map((name, index) => `\n<div><b>${name}</b> <i>0:0${index + 4}</i></div>\n<div>oakum</div>`).join('');
    expect(written(unled, (segments) => void Object.assign(segments[0]!, { speaker: 'Bo Ray', startMs: 1000 }))).toEqual(changed(unled, ['<p>tar', '<div><b>Bo Ray</b> <i>0:01</i></div>\n<p>tar']));
  });
});

describe('a turn among others in one paragraph', () => {
  const together = load('turns-in-one-paragraph.html');
  test('is given to somebody else, cut, joined, put in and removed as one of its lines', () => {
    expect(written(together, (segments) => void (segments[1]!.speaker = 'Una Reed'))).toEqual(changed(together, ['Per Lund:</strong> It', 'Una Reed:</strong> It']));
    expect(written(together, cut(1, 'slowly', { speaker: 'Ida Moor', startMs: null }))).toEqual(changed(together, ['opens slowly', 'opens<br>\n<strong>Ida Moor:</strong> slowly']));
    expect(written(together, (segments) => void segments.splice(4, 0, { startMs: null, endMs: null, speaker: 'Ida Moor', text: 'A lamp?' })))
      .toEqual(changed(together, ['What else?', 'What else?<br>\n<strong>Ida Moor:</strong> A lamp?']));
    expect(written(together, (segments) => void segments.splice(1, 1))).toEqual(changed(together, ['<br>\n<strong>Per Lund:</strong> It opens slowly.<br>\nAnd then it closes.', '']));
    expect(written(together, (segments) => {
      segments[0]!.text += ` ${segments[1]!.text}`;
      segments.splice(1, 1);
    })).toEqual(changed(together, ['.<br>\n<strong>Per Lund:</strong> It', '. It']));
  });
});

describe('a name in brackets', () => {
  test('is replaced within them', () => {
    const page = load('speakers-in-brackets.html');
    expect(written(page, (segments) => segments.forEach((segment) => void (segment.speaker = segment.speaker === 'SPEAKER_01' ? 'Per & Una' : segment.speaker))))
      .toEqual(changed(page, ['[SPEAKER_01] It', '[Per &amp; Una] It'], ['[SPEAKER_01] Long', '[Per &amp; Una] Long']));
  });
});

describe('a role behind a name', () => {
  const page = load('roles-behind-names.html');
  test('goes with the person, also to turns that they get', () => {
    expect(written(page, (segments) => void (segments[1]!.speaker = 'Ida Moor'))).toEqual(changed(page, ['00:12 - Per Lund (Guest)', '00:12 - Ida Moor (Host)']));
    expect(written(page, cut(0, 'the towpath', { speaker: 'Per Lund', startMs: 5_000 }))).toEqual(changed(page, ['to the towpath', 'to</p>\n<p>00:05 - Per Lund (Guest)<br>the towpath']));
  });
  test('stays with somebody who is called otherwise', () => {
    expect(written(page, (segments) => segments.forEach((segment) => void (segment.speaker = segment.speaker === 'Ida Moor' ? 'Ida Reed' : segment.speaker))))
      .toEqual(changed(page, ['00:00 - Ida Moor (Host)', '00:00 - Ida Reed (Host)'], ['00:31 - Ida Moor (Host)', '00:31 - Ida Reed (Host)']));
  });
  test('is not said of somebody else, nor again where it is said once', () => {
    expect(written(page, (segments) => void (segments[1]!.speaker = 'Una Reed'))).toEqual(changed(page, ['00:12 - Per Lund (Guest)', '00:12 - Una Reed']));
    const once = page.replace('00:31 - Ida Moor (Host)', '00:31 - Ida Moor');
    expect(written(once, (segments) => void (segments[3]!.speaker = 'Ida Moor'))).toEqual(changed(once, ['01:02 - Per Lund (Guest)', '01:02 - Ida Moor']));
  });
});
