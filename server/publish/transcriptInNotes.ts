import type { Enrichment } from '#core/model/show';
import type { NotesReading } from '#core/notes/reading';
import type { AdditionChange } from './additionChanges.ts';
import type { Composition } from './compose.ts';
import type { Outgoing } from './goingOut.ts';
import { isSameView } from './publishedView.ts';
import { isPublic, type PublicState } from './showToPublish.ts';

const NAME = 'transcript-in-notes';

/** The episodes whose notes came without a transcript and get one, or lose it; what changes in one that stays is told as corrections. */
export async function transcriptInNotes({ show, going, enrichments }: Pick<Composition, 'show' | 'going' | 'enrichments'>, notesOf: (outgoing: Outgoing) => Promise<NotesReading>): Promise<AdditionChange[]> {
  const then = (show.last?.enrichments ?? []) as Enrichment[];
  if (![...then, ...enrichments].includes(NAME)) return [];
  const isToggled = then.includes(NAME) !== enrichments.includes(NAME);
  let [written, takenOut] = [0, 0];
  for (const outgoing of going.episodes) {
    const { episode: { last } } = outgoing;
    if (!isToggled && isPublic(last) === outgoing.public && isSameView(last?.view ?? null, outgoing.view)) continue;
    if ((outgoing.revision ?? 0) === 0 || (await notesOf(outgoing)).segments.length > 0) continue;
    const [was, is] = [then.includes(NAME) && isPublic(last) && (await cameAsFile(last)), enrichments.includes(NAME) && outgoing.public && (await cameAsFile(outgoing))];
    if (is && !was) written += 1;
    if (was && !is) takenOut += 1;
  }
  return [
    ...(written > 0 ? [{ enrichment: NAME, action: 'add' as const, elements: written, episodes: written, words: `writes the transcript into the notes of ${several(written)}` } as const] : []),
    ...(takenOut > 0 ? [{ enrichment: NAME, action: 'remove' as const, elements: takenOut, episodes: takenOut, words: `takes the transcript out of the notes of ${several(takenOut)}` } as const] : []),
  ];
}

/** Whether there is a transcript, and it did not come with notes. An original item has the notes that it came with. */
async function cameAsFile({ view }: Pick<PublicState, 'view'>): Promise<boolean> {
  const { segments, base } = (await view?.load()) ?? { segments: [] };
  return segments.length > 0 && (base?.segments !== undefined || base?.brought === true);
}

const several = (episodes: number): string => (episodes === 1 ? '1 episode' : `${episodes} episodes`);
