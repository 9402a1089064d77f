import { applyPatches } from '../model/patch.ts';
import { detectNotesFormat, readNotes } from './read.ts';
import type { NotesView, ViewChapter, ViewReference, ViewSegment } from './reading.ts';
import { changed, load } from './testing/pages.ts';
import { writeNotes } from './write.ts';

const tidePools = load('tide-pools.txt');
const lighthouse = load('lighthouse.html');

/** Writes an edit and returns the source afterwards, and what was not held. */
function written(source: string, edit: (view: NotesView) => void): { source: string; notHeld: [string, unknown, unknown][] } {
  const format = detectNotesFormat(source);
  const view: NotesView = structuredClone(readNotes(source, format));
  edit(view);
  const { patches, notHeld } = writeNotes(source, format, view);
  return { source: applyPatches(source, patches), notHeld: notHeld.map(({ path, wanted, written: instead }) => [path, wanted, instead]) };
}

const segment = (view: NotesView, index: number): ViewSegment => view.segments[index]!;
const chapter = (view: NotesView, index: number): ViewChapter => view.chapters[index]!;
const reference = (view: NotesView, index: number): ViewReference => view.references[index]!;

describe('words', () => {
  test('a corrected word is all that changes, and the markup around it stays', () => {
    expect(written(lighthouse, (view) => void (segment(view, 0).text = segment(view, 0).text.replace('lit', 'out').replace('fair', 'foul'))))
      .toEqual(changed(lighthouse, ['<em>lit</em>', '<em>out</em>'], ['</a> is fair', '</a> is foul']));
  });
  test('next to an entity, the entity stays as it was written', () => {
    expect(written(lighthouse, (view) => void (segment(view, 1).text = segment(view, 1).text.replace('biscuits', 'cake'))))
      .toEqual(changed(lighthouse, ['biscuits&nbsp;', 'cake&nbsp;']));
  });
  test('pasted markup stays text', () => {
    expect(written(lighthouse, (view) => void (segment(view, 3).text = 'Good <script>night</script>.')))
      .toEqual(changed(lighthouse, ['Good night.', 'Good &lt;script&gt;night&lt;/script&gt;.']));
  });
  test('words that would read as a turn of their own are not written, and all else is', () => {
    const { source, notHeld } = written(lighthouse, (view) => {
      segment(view, 0).text = 'Good evening.\n\nEve Adams (0:09)\n\nHello.';
      segment(view, 3).text = 'Good morning.';
    });
    expect(source).toBe(changed(lighthouse, ['Good night', 'Good morning']).source);
    expect(notHeld.map(([path]) => path)).toEqual(['segments[0].text']);
  });
  test('a new paragraph takes the form of its neighbours', () => {
    expect(written(tidePools, (view) => void (segment(view, 2).text += '\n\nAnd the view.')))
      .toEqual(changed(tidePools, ['for the limpets.', 'for the limpets.\nAnd the view.']));
    expect(written(lighthouse, (view) => void (segment(view, 3).text += '\n\nSleep <well>.')))
      .toEqual(changed(lighthouse, ['<p>Good night.</p>', '<p>Good night.</p>\n<p>Sleep &lt;well&gt;.</p>']));
  });
});

const introduced = (source: string, edit: (introduction: string) => string): ReturnType<typeof written> => written(source, (view) => void (view.introduction = edit(view.introduction!)));

describe('the introduction', () => {
  const page = '<p>Now <a href="https://quay.example">the quay</a>, by <em>night</em>.</p>\n<p>We meet:</p>\n<ul>\n<li>Boats &amp; ropes</li>\n<li>Nets</li>\n</ul>\n<p>Come along.</p>\n<h3>Transcript</h3>\n<p>Ann Lee (0:05)</p>\n<p>Hm.</p>';
  test('keeps the markup of its paragraphs when words in them are corrected', () => {
    expect(introduced(page, (text) => text.replace('night', 'day').replace('quay', 'pier').replace('ropes', 'tar'))).toEqual(changed(page, ['the quay', 'the pier'], ['night', 'day'], ['ropes', 'tar']));
  });
  test('takes paragraphs and items in and gives them up, each in the form of its neighbours', () => {
    expect(introduced(page, (text) => text.replace('We meet:', 'It is <late>.\n\nWe meet:').replace('* Nets', '* Nets\n* Gulls'))).toEqual(
      changed(page, ['<p>We meet:', '<p>It is &lt;late&gt;.</p>\n<p>We meet:'], ['<li>Nets</li>', '<li>Nets</li>\n<li>Gulls</li>']),
    );
    expect(introduced(page, (text) => text.replace('\n* Nets', '').replace('along', 'and see'))).toEqual(changed(page, ['\n<li>Nets</li>', ''], ['along', 'and see']));
    expect(introduced(page, (text) => `${text}\n\n* One\n* Two`)).toEqual(changed(page, ['<h3>Transcript', '<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n<h3>Transcript']));
  });
  test('is given to a page that has none, before all else, and can be taken away', () => {
    const bare = '<h3>Transcript</h3>\n<p>Ann Lee (0:05)</p>\n<p>Hm.</p>';
    expect(introduced(page, () => '')).toEqual({ source: bare, notHeld: [] });
    expect(introduced(bare, () => 'One.\n\nTwo.')).toEqual({ source: `<p>One.</p>\n<p>Two.</p>\n${bare}`, notHeld: [] });
  });
  test('is parted from turns of plain text as they are from each other, not as words from their header', () => {
    expect(written('Ann Lee (0:05)\nSalt.\n\nBo Oak (1:10)\nTar.', (view) => void (view.introduction = 'Fog.'))).toEqual({ source: 'Fog.\n\nAnn Lee (0:05)\nSalt.\n\nBo Oak (1:10)\nTar.', notHeld: [] });
  });
  test.each(['tide', '<!-- here -->'])('is parted from what follows as items without end tags are from each other: %s', (last) => {
    const page = `<h3>Chapters</h3><ul><li>0:00 Ebb ${last}\n<li>1:00 Flood\n<li>2:00 Slack</ul>`;
    expect(written(page, (view) => void (view.introduction = 'Fog.'))).toEqual({ source: `<p>Fog.</p>\n${page}`, notHeld: [] });
  });
  test('absent from the view, it stays; what would read as something else is left out, and said', () => {
    expect(written(page, (view) => void delete view.introduction)).toEqual({ source: page, notHeld: [] });
    const { source, notHeld } = introduced(page, (text) => `${text.replace('night', 'day')}\n\nTranscript`);
    expect([source, notHeld.map(([path]) => path)]).toEqual([page.replace('night', 'day'), ['introduction']]);
  });
});

describe('speakers and times', () => {
  test('another speaker changes the characters of the name', () => {
    expect(written(tidePools, (view) => void (segment(view, 0).speaker = 'Marta de la Torre'))).toEqual(changed(tidePools, ['Marta de la Cruz (00:05)', 'Marta de la Torre (00:05)']));
  });
  test('a time is written in the shape of its neighbours, in whole seconds', () => {
    expect(written(tidePools, (view) => void (segment(view, 1).startMs = 69_900)))
      .toEqual({ source: changed(tidePools, ['(01:07)', '(01:09)']).source, notHeld: [['segments[1].startMs', 69_900, 69_000]] });
    expect(written(lighthouse, (view) => void (segment(view, 1).startMs = 3_600_000))).toEqual(
      changed(lighthouse, ['(12:31)', '(1:00:00)']),
    );
  });
  test('a change smaller than the unit of the form is no patch, and is said', () => {
    expect(written(tidePools, (view) => {
      chapter(view, 1).startMs = 471_400;
      segment(view, 1).startMs = 67_999;
    })).toEqual({ source: tidePools, notHeld: [['segments[1].startMs', 67_999, 67_000], ['chapters[1].startMs', 471_400, 471_000]] });
  });
  test('a time that shows a fraction keeps as much of one', () => {
    const page = '<p>Ann Lee (0:05.25)</p><p>Hm.</p><p>Bo Fell (0:09.50)</p><p>Ah.</p>';
    const { patches, notHeld } = writeNotes(page, 'html', { ...readNotes(page, 'html'), segments: [
      { id: 's0', startMs: 5_456, endMs: null, speaker: 'Ann Lee', text: 'Hm.' }, { startMs: 7_010, endMs: null, speaker: 'Zoë', text: 'Oh.' }, { id: 's1', startMs: 9_500, endMs: null, speaker: 'Bo Fell', text: 'Ah.' },
    ] });
    expect(applyPatches(page, patches)).toBe('<p>Ann Lee (0:05.45)</p><p>Hm.</p><p>Zoë (0:07.01)</p><p>Oh.</p><p>Bo Fell (0:09.50)</p><p>Ah.</p>');
    expect(notHeld).toEqual([{ path: 'segments[0].startMs', wanted: 5_456, written: 5_450, why: 'times are written in hundredths of a second here' }]);
  });
  test('an end time has no place in a turn', () => {
    expect(written(tidePools, (view) => void (segment(view, 0).endMs = 9_000))).toEqual({ source: tidePools, notHeld: [['segments[0].endMs', 9_000, null]] });
  });
  test('a segment that continued someone gets a header when it is given to another', () => {
    expect(written(lighthouse, (view) => void (segment(view, 2).speaker = 'Bo Lindqvist')))
      .toEqual(changed(lighthouse, ['<p>Then the fog', '<p><strong>Bo Lindqvist (12:40)</strong></p>\n<p>Then the fog']));
  });
  test('and keeps its speaker when the one before is given to another', () => {
    expect(written(lighthouse, (view) => void (segment(view, 1).speaker = 'Bo Lindqvist'))).toEqual(
      changed(lighthouse, ['Keeper Aoife (12:31)', 'Bo Lindqvist (12:31)'], ['<p>Then the fog', '<p><strong>Keeper Aoife (12:40)</strong></p>\n<p>Then the fog']),
    );
  });
  test('a speaker renamed everywhere stays continued where continued', () => {
    expect(written(tidePools, (view) => view.segments.filter(({ speaker }) => speaker === 'J. R. Quill, Jr.').forEach((turn) => void (turn.speaker = 'J. R. Quill'))))
      .toEqual(changed(tidePools, ['J. R. Quill, Jr.', 'J. R. Quill']));
  });
});

describe('turns put in, taken out, cut and joined', () => {
  test('a new turn is written like the others', () => {
    expect(written(lighthouse, (view) => void view.segments.splice(1, 0, { startMs: 60_000, endMs: null, speaker: 'Zoë', text: 'Milk?' })))
      .toEqual(changed(lighthouse, ['<p>We have tea.</p>', '<p>We have tea.</p>\n<p><strong>Zoë (1:00)</strong></p>\n<p>Milk?</p>']));
  });
  test('words of a turn that had none stand below its header as those of others do, however these part their paragraphs', () => {
    const one = 'Transcript\n\nAnn Lee (0:05)\n\nSalt.\nAnd tar.\n\nBo Oak (1:10)';
    expect(written(one, (view) => void (segment(view, 1).text = 'Rope.'))).toEqual({ source: `${one}\n\nRope.`, notHeld: [] });
  });
  test('a turn taken out leaves nothing behind', () => {
    expect(written(tidePools, (view) => void view.segments.splice(2, 1, { ...segment(view, 2), text: 'Limpets.' }))).toEqual(
      changed(tidePools, ['I only came for the limpets.', 'Limpets.']),
    );
    expect(written(tidePools, (view) => void view.segments.splice(1, 1)))
      .toEqual(changed(tidePools, ['Dr. Inès O’Hara (01:07)\nThank you for having me. At low tide (12:30) you see everything.\nAnd you hear it, too.\n', '']));
  });
  test('a turn is cut in its paragraph, and markup in it stays', () => {
    expect(written(lighthouse, (view) => {
      const { text } = segment(view, 0);
      const at = text.indexOf(' The lamp');
      segment(view, 0).text = text.slice(0, at);
      view.segments.splice(1, 0, { startMs: 7_000, endMs: null, speaker: 'Keeper Aoife', text: text.slice(at + 1) });
    })).toEqual(changed(lighthouse, ['evening. The', 'evening.</p>\n<p><strong>Keeper Aoife (0:07)</strong></p>\n<p>The']));
  });
  test('two turns are joined in place, and markup in them stays', () => {
    expect(written(lighthouse, (view) => {
      segment(view, 2).text += ` ${segment(view, 3).text}`;
      view.segments.splice(3, 1);
    })).toEqual(changed(lighthouse, ['came in.</p>\n<p><strong>Bo Lindqvist (1:01:10)</strong></p>\n<p>Good', 'came in. Good']));
  });
  test('a turn that was joined as a paragraph of its own loses its header alone', () => {
    expect(written(lighthouse, (view) => {
      segment(view, 2).text += `\n\n${segment(view, 3).text}`;
      view.segments.splice(3, 1);
    })).toEqual(changed(lighthouse, ['<p><strong>Bo Lindqvist (1:01:10)</strong></p>\n', '']));
  });
  test('what changes its place takes its markup along', () => {
    const page = '<p>Links:</p><ul><li><a href="https://a.example/1" rel="x">One</a> <em>and</em> <a href="https://a.example/2">two</a></li><li>Three</li></ul>'
      + '<h3>Transcript</h3><p><b>Ann Lee (0:09)</b></p><p>Late <em>words</em>.</p><p><b>Bo Fell (0:05)</b></p><p>Early ones.</p>';
    const result = written(page, (view) => {
      view.references.reverse();
      view.segments.reverse();
      segment(view, 1).text = 'Late words again.';
    });
    expect(result).toEqual({ notHeld: [], source: '<p>Links:</p><ul><li>Three</li><li><a href="https://a.example/1" rel="x">One</a> <em>and</em> <a href="https://a.example/2">two</a></li></ul>'
      + '<h3>Transcript</h3><p><b>Bo Fell (0:05)</b></p><p>Early ones.</p><p><b>Ann Lee (0:09)</b></p><p>Late <em>words</em> again.</p>' });
  });
  test('a new turn without a speaker or a time has no form here', () => {
    const { source, notHeld } = written(tidePools, (view) => void view.segments.push({ startMs: null, endMs: null, speaker: 'Zoë', text: 'Hm.' }));
    expect([source, notHeld.map(([path]) => path)]).toEqual([tidePools, ['segments[5]']]);
  });
});

describe('chapters', () => {
  test('a new title is written in the list and in the heading of the transcript', () => {
    expect(written(lighthouse, (view) => void (chapter(view, 1).title = 'The mist & the bell'))).toEqual(
      changed(lighthouse, ['(12:40) The fog', '(12:40) The mist'], ['<h3>The fog', '<h3>The mist']),
    );
  });
  test('a segment without a time of its own moves with its chapter', () => {
    const { source, notHeld } = written(lighthouse, (view) => void (chapter(view, 1).startMs = 770_000));
    expect(source).toBe(changed(lighthouse, ['(12:40)', '(12:50)']).source);
    expect(notHeld).toEqual([['segments[2].startMs', 760_000, 770_000]]);
    expect(written(lighthouse, (view) => {
      chapter(view, 1).startMs = 770_000;
      segment(view, 2).startMs = 770_000;
    })).toEqual({ source, notHeld: [] });
  });
  test.each([
    ['collapsed.txt', '* [00:04:17] Socks', '* [00:04:17] Socks* [00:05:00] Laces'],
    ['ranges-and-numbers.txt', '', ''],
    ['title-first.txt', 'The loom: 7:15', 'The loom: 7:15\nLaces: 5:00'],
    ['line-breaks.html', '<br/>04:10 The long walk', '<br/>04:10 The long walk<br/>05:00 Laces'],
    ['typed-bullets.html', '- 7:15 – Weft &amp; wool', '- 7:15 – Weft &amp; wool<br>- 5:00 – Laces'],
    ['descending.txt', '- 30:10 – Middle things', '- 30:10 – Middle things\n- 05:00 – Laces'],
  ].filter(([, before]) => before !== ''))('a new chapter in %s is written like the one before it', (name, before, after) => {
    const source = load(name!);
    const result = written(source, (view) => void view.chapters.splice(2, 0, { startMs: 300_000, title: 'Laces' }));
    expect({ ...result, source: result.source.replace('05:00', '5:00') }).toEqual({ ...changed(source, [before!, after!.replace('05:00', '5:00')]) });
  });
});

const listOf = (...lines: string[]): string => `<h3>Chapters</h3><ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`;

const added = (...lines: string[]): string => {
  const page = listOf(...lines);
  return applyPatches(page, writeNotes(page, 'html', { ...readNotes(page, 'html'), chapters: [...readNotes(page, 'html').chapters, { startMs: 60_000, title: 'Ivy' }] }).patches);
};

describe('a new chapter in the form of a line', () => {
  test.each(['<img src="loom.png">', '<!-- advert -->', '<iframe src="https://player.example/1"></iframe>'])('leaves out %s, which only that line has', (thing) => {
    expect(added('0:00 Warp', `0:30 Weft ${thing}`)).toBe(listOf('0:00 Warp', `0:30 Weft ${thing}`, '1:00 Ivy'));
    expect(added(`0:00 ${thing} Warp`)).toBe(listOf(`0:00 ${thing} Warp`, '1:00 Ivy'));
  });
  test('has a picture that all lines have', () => {
    expect(added('<img src="dot.png"> 0:00 Warp', '<img src="dot.png"> 0:30 Weft')).toBe(listOf('<img src="dot.png"> 0:00 Warp', '<img src="dot.png"> 0:30 Weft', '<img src="dot.png"> 1:00 Ivy'));
  });
  test('has the emphasis of its time and of its whole title, and none that would be empty', () => {
    expect(added('<b>0:00</b> <i>Warp</i>', '<b>0:30</b> <i>Weft <u>and wool</u></i>')).toBe(listOf('<b>0:00</b> <i>Warp</i>', '<b>0:30</b> <i>Weft <u>and wool</u></i>', '<b>1:00</b> <i>Ivy</i>'));
    expect(added('0:00 Warp', '0:30 Weft, <i>wool</i>')).toBe(listOf('0:00 Warp', '0:30 Weft, <i>wool</i>', '1:00 Ivy'));
  });
});

describe('chapters that were typed with a bullet', () => {
  const page = load('typed-bullets.html');
  test('are renamed and moved in place', () => {
    expect(written(page, (view) => Object.assign(chapter(view, 1), { startMs: 440_000, title: 'Weft & silk' }))).toEqual(changed(page, ['7:15', '7:20'], ['wool', 'silk']));
    expect(written(page, (view) => Object.assign(chapter(view, 4), { title: 'Crumbs' }))).toEqual(changed(page, ['>Cake<', '>Crumbs<']));
  });
  test('go with their bullet', () => {
    expect(written(page, (view) => void view.chapters.splice(1, 1))).toEqual(changed(page, ['<br>- 7:15 – Weft &amp; wool', '']));
  });
});

describe('a line that has a time and no title', () => {
  const page = load('untitled-lines.html');
  test('stays where it is when chapters around it change', () => {
    expect(written(page, (view) => Object.assign(chapter(view, 1), { startMs: 155_000, title: 'The stairs' }))).toEqual(changed(page, ['2:30 Stairs', '2:35 The stairs']));
    expect(written(page, (view) => void view.chapters.splice(1, 1))).toEqual(changed(page, ['<li>2:30 Stairs</li>', '']));
  });
  test('does not keep a new chapter from taking the form of the list', () => {
    expect(written(page, (view) => void view.chapters.splice(2, 0, { startMs: 175_000, title: 'Loft' }))).toEqual(changed(page, ['Stairs</li>', 'Stairs</li><li>2:55 Loft</li>']));
    expect(written(page, (view) => void view.chapters.push({ startMs: 330_000, title: 'Ivy' }))).toEqual(changed(page, ['5:00 Fern', '5:00 Fern<br>5:30 Ivy']));
  });
});

describe('lists of links', () => {
  const page = '<p>Links:</p><ul><li class="r"><p><a target="_blank" rel="noopener" id="one" title="The first" href="https://a.example/1">One</a> of them.</p></li><li class="r"><p><a target="_blank" rel="noopener" href="https://a.example/2">Two</a></p></li></ul>'
    + '<h3>Chapters</h3><ul><li><p><a href="https://play.example/?v=1&amp;t=0">00:00</a> Ebb</p></li><li><p><a href="https://play.example/?v=1&amp;t=471">07:51</a> Flood</p></li></ul>';
  test('a new reference is linked as its siblings are, but for what is true of one of them alone', () => {
    expect(written(page, (view) => void view.references.splice(0, 1, reference(view, 0), { title: 'A & B', url: 'https://b.example/?a=1&b=2', note: null, links: [] }))).toEqual(
      changed(page, ['</a> of them.</p></li>', '</a> of them.</p></li><li class="r"><p><a target="_blank" rel="noopener" href="https://b.example/?a=1&amp;b=2">A &amp; B</a></p></li>']),
    );
    expect(written(page, (view) => void view.references.splice(0, 2, { title: 'Three', url: 'https://b.example', note: 'and more', links: [] })).source).toContain('<ul><li class="r"><p><a target="_blank" rel="noopener" href="https://b.example">Three</a> — and more</p></li></ul>');
  });
  test('a link that leads to a chapter’s time leads to its new one', () => {
    expect(written(page, (view) => {
      chapter(view, 1).startMs = 480_000;
      view.chapters.push({ startMs: 3_723_000, title: 'Slack' });
    })).toEqual(changed(page, ['t=471">07:51', 't=480">08:00'], ['Flood</p></li>', 'Flood</p></li><li><p><a href="https://play.example/?v=1&amp;t=3723">1:02:03</a> Slack</p></li>']));
  });
  test('a range ends where the next chapter begins', () => {
    const ranges = load('ranges-and-numbers.txt');
    expect(written(ranges, (view) => void (chapter(view, 1).startMs = 480_000))).toEqual(changed(ranges, ['00:00-07:51', '00:00-08:00'], ['07:51-20:16', '08:00-20:16']));
  });
});

describe('references', () => {
  test('a new one comes before what a host puts below every episode', () => {
    const moon = load('links-before-boilerplate.html');
    expect(written(moon, (view) => void view.references.push({ title: 'Third', url: 'https://salt.example/3', note: null, links: [] })))
      .toEqual(changed(moon, ['another</a></p>\n', 'another</a></p>\n<p><a href="https://salt.example/3">Third</a></p>\n']));
  });
  test('a URL is linked around the title in HTML, and follows it in plain text', () => {
    expect(written(lighthouse, (view) => void (reference(view, 2).url = 'https://log.example/?v=3&p=1')))
      .toEqual(changed(lighthouse, ['Keeper’s log, volume 3', '<a href="https://log.example/?v=3&amp;p=1">Keeper’s log, volume 3</a>']));
    expect(written(tidePools, (view) => void (reference(view, 0).url = 'https://limpets.example')))
      .toEqual(changed(tidePools, ['survey, with maps.', 'survey, with maps. https://limpets.example']));
  });
  test('a changed URL is changed in its attribute', () => {
    expect(written(lighthouse, (view) => void (reference(view, 0).url = 'https://skerry.example/?a=1&b=3')))
      .toEqual(changed(lighthouse, ['https://skerry.example/?a=1&amp;b=2', 'https://skerry.example/?a=1&amp;b=3']));
  });
  test('title and note are corrected where they stand', () => {
    expect(written(tidePools, (view) => Object.assign(reference(view, 1), { title: 'Rock pools', note: 'a field manual' })))
      .toEqual(changed(tidePools, ['* Rockpool — a field guide ', '* Rock pools — a field manual ']));
  });
  test('a script is no address', () => {
    expect(written(lighthouse, (view) => void (reference(view, 2).url = 'javascript:alert(1)')))
      .toEqual({ source: lighthouse, notHeld: [['references[2].url', 'javascript:alert(1)', null]] });
  });
  test.each([
    ['ftp://skerry.example/', 'only web and mail addresses can be linked here'],
    ['https://skerry.example/?a="2"', 'an address has no white space, quotation marks or angle brackets: these are written as %20, %22, %3C and %3E'],
  ])('what cannot be an address is told with the reason: %s', (url, why) => {
    const view: NotesView = structuredClone(readNotes(lighthouse, 'html'));
    reference(view, 2).url = url;
    expect(writeNotes(lighthouse, 'html', view).notHeld).toMatchObject([{ path: 'references[2].url', wanted: url, why }]);
  });
  test('a new one is written like the others, one taken out leaves nothing behind', () => {
    expect(written(lighthouse, (view) => void view.references.splice(2, 1, { title: 'Gulls & co', url: 'https://gulls.example', note: null, links: [] })))
      .toEqual(changed(lighthouse, ['<li><p>Keeper’s log, volume 3</p></li>', '<li><p><a href=\'https://gulls.example\'>Gulls &amp; co</a></p></li>']));
    expect(written(tidePools, (view) => void view.references.splice(3, 1))).toEqual(changed(tidePools, ['* https://plain.example/only\n', '']));
  });
});

/** The page with these parts added, which must read back as such. */
const given = (source: string, parts: Partial<NotesView>): string => {
  const result = written(source, (view) => void Object.assign(view, parts));
  expect(result.notHeld).toEqual([]);
  const kinds = readNotes(result.source, detectNotesFormat(source)).parts.map(({ kind }) => kind as string);
  expect(kinds).toEqual(expect.arrayContaining(Object.keys(parts).map((part) => (part === 'segments' ? 'transcript' : part))));
  return result.source;
};

describe('parts that the page does not have yet', () => {
  const links: ViewReference[] = [{ title: 'Gulls & co', url: 'https://gulls.example', note: null, links: [] }];
  const list: ViewChapter[] = [{ startMs: 0, title: 'Ebb' }, { startMs: 471_000, title: 'Flood' }];
  const turns: ViewSegment[] = [{ startMs: 5_000, endMs: null, speaker: 'Zoë', text: 'Hm.' }, { startMs: 65_000, endMs: null, speaker: 'Ida Ray', text: 'Ah.\n\nOh.' }];
  test('take the form of the page: its headings, its lists, its spacing', () => {
    const page = '<p>One.</p><h2 id="a" class="t">About</h2><p>Two.</p><ul class="x"><li><p>Three</p></li><li><p>Four</p></li></ul>';
    expect(given(page, { references: links, chapters: list })).toBe(page.replace('<p>One.</p>', '$&'
      + '<h2 class="t">References</h2><ul class="x"><li><p><a href="https://gulls.example">Gulls &amp; co</a></p></li></ul>'
      + '<h2 class="t">Chapters</h2><ul class="x"><li><p>(00:00) Ebb</p></li><li><p>(07:51) Flood</p></li></ul>'));
    expect(given(page, { segments: turns })).toBe(`${page}<h2 class="t">Transcript</h2><p><strong>Zoë (00:05)</strong></p><p>Hm.</p><p><strong>Ida Ray (01:05)</strong></p><p>Ah.</p><p>Oh.</p>`);
  });
  test('are led in by a paragraph where the page has no headings, and come before what ends it', () => {
    expect(given('<div>\n<p>One.</p>\n<p>Hosted on Acast. See acast.com/privacy for more information.</p>\n</div>', { chapters: list, segments: turns })).toBe([
      '<div>', '<p>One.</p>', '<p>Chapters:</p>', '<ul>', '<li><p>(00:00) Ebb</p></li>', '<li><p>(07:51) Flood</p></li>', '</ul>',
      '<p>Transcript:</p>', '<p><strong>Zoë (00:05)</strong></p>', '<p>Hm.</p>', '<p><strong>Ida Ray (01:05)</strong></p>', '<p>Ah.</p>', '<p>Oh.</p>',
      '<p>Hosted on Acast. See acast.com/privacy for more information.</p>', '</div>',
    ].join('\n'));
  });
  test('are lines where the page is lines', () => {
    expect(given('One.<br><br>Two.', { references: links, chapters: list, segments: turns })).toBe('One.<br><br>Two.'
      + '<br><br>References:<br><a href="https://gulls.example">Gulls &amp; co</a><br><br>Chapters:<br>(00:00) Ebb<br>(07:51) Flood'
      + '<br><br>Transcript:<br>Zoë (00:05)<br>Hm.<br><br>Ida Ray (01:05)<br>Ah.<br><br>Oh.');
  });
  test('have the bullets, headings and line ends of plain text', () => {
    expect(given('One day.\r\n\r\n## About\r\n- Two\r\n- Three\r\n', { references: links, chapters: list })).toBe(
      'One day.\r\n\r\n## References\r\n- Gulls & co https://gulls.example\r\n\r\n## Chapters\r\n- (00:00) Ebb\r\n- (07:51) Flood\r\n\r\n## About\r\n- Two\r\n- Three\r\n',
    );
    expect(given('One day.', { references: links, chapters: list, segments: turns })).toBe(
      'One day.\n\nReferences:\n* Gulls & co https://gulls.example\n\nChapters:\n* (00:00) Ebb\n* (07:51) Flood\n\nTranscript:\nZoë (00:05)\nHm.\n\nIda Ray (01:05)\nAh.\nOh.',
    );
  });
  test('go whole when their last record goes, and come again', () => {
    const bare = written(lighthouse, (view) => void Object.assign(view, { references: [], chapters: [], segments: [] }));
    expect(bare).toEqual({ source: '<p>Two keepers &amp; one lamp: an evening at the <em>Skerry</em> light.</p>\n', notHeld: [] });
    expect(given(bare.source, { chapters: list })).toBe('<p>Two keepers &amp; one lamp: an evening at the <em>Skerry</em> light.</p>\n<p>Chapters:</p>\n<ul>\n<li><p>(00:00) Ebb</p></li>\n<li><p>(07:51) Flood</p></li>\n</ul>\n');
  });
  test('go whole between two paragraphs where the view leaves the introduction out, for that then goes on', () => {
    for (const [list, rest] of [['<p>0:00 Ebb<br />2:15 Flood<br />3:40 Slack</p>\n', ''], ['<p>Chapters:</p><ul><li>0:00 Ebb</li><li>2:15 Flood</li></ul>', ''], ['<p>Links:</p><ul><li><a href="https://a.example/">A</a></li></ul>', '<h2>More</h2>']] as const) {
      const page = `<p>One tide.</p>\n${list}<p>Thanks to all.</p>${rest}`;
      const gone = { references: [], chapters: [] };
      const { patches, notHeld } = writeNotes(page, 'html', { ...readNotes(page, 'html'), ...gone, introduction: undefined });
      expect([applyPatches(page, patches), notHeld]).toEqual([expect.stringMatching(/^<p>One tide\.<\/p>\n?<p>Thanks to all\.<\/p>(?:<h2>More<\/h2>)?$/), []]);
      expect(writeNotes(page, 'html', { ...readNotes(page, 'html'), ...gone })).toHaveProperty('patches', []);
    }
  });
  test('take the place of records that all went', () => {
    expect(written(lighthouse, (view) => void Object.assign(view, { references: links })).source)
      .toMatch(/<strong>Links mentioned:<\/strong><\/p>\s*<ul>\s*<li><p><a href=["']https:\/\/gulls.example["']>Gulls &amp; co<\/a><\/p><\/li>\s*<\/ul>\s*<h2>Timestamps/);
  });
});
