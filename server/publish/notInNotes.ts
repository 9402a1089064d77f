import { notLaidOver } from '#core/linked/layOver';
import type { EpisodeChange } from '#core/model/publication';
import type { NotesReading } from '#core/notes/reading';
import type { NotesSource } from '../import/sources.ts';
import { transcriptOf } from './episodeTranscript.ts';
import type { PublishedView } from './publishedView.ts';

type NotInNotes = EpisodeChange['notInNotes'];

/** Edits of a transcript taken from a linked file that have no place in the notes; those already public are left out. */
export function newNotInNotes(reading: NotesReading, view: PublishedView | null, before: { view: PublishedView | null; source: NotesSource }): NotInNotes {
  const now = notInNotesOf(reading, view);
  if (now.length === 0) return now;
  const known = notInNotesOf(before.source.told, before.view).map((one) => JSON.stringify(one));
  return now.filter((one) => {
    const at = known.indexOf(JSON.stringify(one));
    if (at !== -1) known.splice(at, 1);
    return at === -1;
  });
}

function notInNotesOf({ segments }: NotesReading, view: PublishedView | null): NotInNotes {
  if (!view?.base?.segments) return [];
  const now = transcriptOf({ ...view.item, language: null }, view, view.speakers).segments;
  return notLaidOver(segments, view.base.segments, now).map(({ what, startMs }) => ({ what, startMs }));
}

/** "2 corrections not in the notes" */
export const inWords = ({ length }: NotInNotes): string[] => (length === 0 ? [] : [`${length} correction${length === 1 ? '' : 's'} not in the notes`]);
