import { readNotes } from '../../notes/read.ts';
import type { NotesReading, NotesView } from '../../notes/reading.ts';
import { asInFeed } from './asInFeed.ts';
import { editsIn } from './describe.ts';

const notes = (second: string, chapter = '0:20 The flood'): NotesReading => readNotes(`<p>About the tide.</p>
<h2>Chapters</h2>
<ul><li>0:00 The ebb</li><li>${chapter}</li></ul>
<h2>Transcript</h2>
<p><strong>Mara (0:00)</strong></p>
<p>Good morning.</p>
${second}`, 'html');
const JON = '<p><strong>Jon (0:20)</strong></p>\n<p>The boats go out.</p>';

const source = notes(JON);
const view = (): NotesView => structuredClone({ segments: source.segments, chapters: source.chapters, references: source.references });

describe('a view as a feed says it', () => {
  test('is the view where the feed holds all of it', () => {
    const edited = view();
    edited.segments[1]!.speaker = 'Mara';
    edited.chapters[1]!.startMs = 25_000;
    const inFeed = asInFeed(edited, source, notes(JON.replace('Jon', 'Mara'), '0:25 The flood'));
    expect(editsIn(source, inFeed)).toEqual(editsIn(source, edited));
  });

  test('lacks what the feed could not hold', () => {
    const edited = view();
    edited.segments[1] = { ...edited.segments[1]!, speaker: 'Mara', startMs: 20_400 };
    expect(editsIn(source, asInFeed(edited, source, source))).toEqual([]);
  });

  test('has what the view removed and the feed could not', () => {
    const edited = view();
    edited.segments.pop();
    edited.chapters.pop();
    expect(editsIn(source, asInFeed(edited, source, source))).toEqual([]);
    expect(editsIn(source, asInFeed(edited, source, notes('', '0:20 The flood'))).map(({ field }) => field)).toEqual(['removed segment']);
  });

  test('has what the feed says and nobody wrote, as something added', () => {
    expect(editsIn(source, asInFeed(view(), source, notes(`${JON}\n<p><strong>Ida (0:40)</strong></p>\n<p>So they do.</p>`)))).toMatchObject([{ field: 'added segment', after: 'Ida (0:40): So they do.' }]);
  });
});
