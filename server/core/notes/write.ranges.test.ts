import { changed, load, written } from './testing/pages.ts';

const page = load('times-in-ranges.html');

describe('a turn that says from when until when it is', () => {
  test('begins and ends at other times by exactly these', () => {
    expect(written(page, (segments) => void Object.assign(segments[1]!, { startMs: 12_250, endMs: 30_000 })))
      .toEqual(changed(page, ['[00:12.000 --&gt; 00:31.500]', '[00:12.250 --&gt; 00:30.000]']));
  });
  test('is written without an end that it has no more, and with one that it gets', () => {
    expect(written(page, (segments) => void (segments[1]!.endMs = null))).toEqual(changed(page, ['[00:12.000 --&gt; 00:31.500]', '[00:12.000]']));
    const open = page.replace('[00:12.000 --&gt; 00:31.500]', '[00:12.000]');
    expect(written(open, (segments) => void (segments[1]!.endMs = 31_500))).toEqual({ source: page, notHeld: [] });
  });
  test('is cut in two that end where the other begins, and where both ended', () => {
    expect(written(page, (segments) => {
      const [first, at] = [segments[1]!, segments[1]!.text.indexOf('or at 12:00')];
      segments.splice(2, 0, { startMs: 20_000, endMs: first.endMs, speaker: null, text: first.text.slice(at) });
      Object.assign(first, { endMs: 20_000, text: first.text.slice(0, at).trim() });
    })).toEqual(changed(page, ['00:31.500]  It', '00:20.000]  It'], ['or at 11:15, or', 'or at 11:15,</p>\n<p>[00:20.000 --&gt; 00:31.500]  or']));
  });
  test('is joined to the next one, and ends with it', () => {
    expect(written(page, (segments) => {
      const [next] = segments.splice(1, 1);
      Object.assign(segments[0]!, { text: `${segments[0]!.text} ${next!.text}`, endMs: next!.endMs });
    })).toEqual(changed(page, ['00:12.000]  Welcome', '00:31.500]  Welcome'], ['</p>\n<p>[00:12.000 --&gt; 00:31.500]  It', ' It']));
  });
  test('is put in with both of its times, and removed with them', () => {
    expect(written(page, (segments) => void segments.splice(2, 0, { startMs: 31_000, endMs: 31_500, speaker: null, text: 'Does it?' })))
      .toEqual(changed(page, ['or at 12:00.</p>', 'or at 12:00.</p>\n<p>[00:31.000 --&gt; 00:31.500]  Does it?</p>']));
    expect(written(page, (segments) => void segments.splice(2, 1))).toEqual(changed(page, ['\n<p>[00:31.500 --&gt; 01:02.000]  And the rope? [00:40 - 00:41] was the gate.</p>', '']));
  });
  test('is given to somebody, who is named before it', () => {
    expect(written(page, (segments) => segments.forEach((segment) => void (segment.speaker = 'Ida Moor')))).toEqual(changed(page, ['[00:00.000 --&gt; 00:12.000]  W', 'Ida Moor [00:00.000 --&gt; 00:12.000]:  W']));
    const spoken = load('ranges-and-speakers.txt');
    expect(written(spoken, (segments) => segments.forEach((segment) => void (segment.speaker = segment.speaker === 'SPEAKER_00' ? 'Ida Moor' : segment.speaker))))
      .toEqual(changed(spoken, ['[SPEAKER_00]: Welcome', '[Ida Moor]: Welcome'], ['[SPEAKER_00]: And', '[Ida Moor]: And']));
  });
  test('ends in whole seconds if its times are so', () => {
    const spoken = load('ranges-and-speakers.txt');
    expect(written(spoken, (segments) => void (segments[0]!.endMs = 11_700))).toEqual({ source: spoken.replace('[0:00 - 0:12]', '[0:00 - 0:11]'), notHeld: [['segments[0].endMs', 11_000]] });
  });
});
