import { Injectable } from '@nestjs/common';
import { chooseChapters, type ChapterPlace } from '#core/linked/chooseChapters';
import { chooseTranscript } from '#core/linked/chooseTranscript';
import type { FileKind } from '#core/model/episodeImport';
import { wordsIn } from '#core/edit/align';
import type { NotesReading } from '#core/notes/reading';
import { AuditService } from '../access/audit.ts';
import { recheck } from '../check/recheck.ts';
import { bringOnto } from '../edit/bring/bringOnto.ts';
import { lockEpisode } from '../edit/lockEpisode.ts';
import { wasEdited } from '../edit/wasEdited.ts';
import type { BroughtFile } from '../edit/bring/readBrought.ts';
import { Sources } from '../import/sources.ts';
import { Clock } from '../platform/clock.ts';
import { askingIn } from '../platform/ask.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { followsUpstream } from '../upstream/keepMerges.ts';
import { mergeFile } from '../upstream/mergeFile.ts';
import { takenFiles } from './base.ts';
import { inLanguageOf } from './inLanguage.ts';
import { noteUse } from './noteUse.ts';
import { nameIn } from './nameIn.ts';
import { kindOfRole, readPlace, type LinkedRole, type PlaceCounts } from './readPlace.ts';

export interface ReadPlace {
  id: string | null;
  role: LinkedRole | 'notes';
  name: string;
  format: string;
  language: string | null;
  counts: PlaceCounts;
}

const CHAPTER_PLACES: Record<Exclude<ReadPlace['role'], 'transcript'>, ChapterPlace> = { chapters: 'podcast:chapters', psc: 'psc:chapters', id3: 'id3', notes: 'notes' };

interface Found {
  /** Id of the place. */
  id: string;
  file: BroughtFile;
  sourceId: string;
  name: string;
}

/** Which of these places ranks first for a kind of record, and why. */
export function firstOf(kind: FileKind, places: readonly ReadPlace[], showLanguage: string | null): { place: ReadPlace; why: string } | null {
  const ofKind = places.filter(({ role }) => role === 'notes' || (kind === 'transcript') === (role === 'transcript'));
  const isInLanguage = inLanguageOf(showLanguage, ofKind);
  const chosen = kind === 'transcript'
    ? chooseTranscript(ofKind.map((place) => ({ name: place.name, format: place.format, words: place.counts.words, named: place.counts.named, isInLanguage: isInLanguage(place) })))
    : chooseChapters(ofKind.map(({ role, counts: { chapters } }) => ({ place: CHAPTER_PLACES[role as 'notes'], chapters })));
  return chosen && { place: ofKind[chosen.index]!, why: chosen.why };
}

/** The notes as one of the places. */
export const notesPlace = ({ segments, chapters }: NotesReading): ReadPlace => ({
  id: null, role: 'notes', name: 'The show notes', format: 'notes', language: null,
  counts: { segments: segments.length, named: segments.filter(({ speaker }) => speaker !== null).length, words: segments.reduce((sum, { text }) => sum + wordsIn(text).length, 0), chapters: chapters.length },
});

/**
 * Takes an episode's records from the place that ranks first, as long as nobody has edited them; after that, the place is only offered. It
 * is a revision without an author that can be undone like any other, and is not repeated once undone.
 */
@Injectable()
export class TakeWinner {
  constructor(private readonly clock: Clock, private readonly database: Database, private readonly sources: Sources, private readonly audit: AuditService) {}

  async run(home: { showId: string; episodeId: string }): Promise<void> {
    const { prisma } = this.database;
    const episode = await prisma.episode.findUnique({ where: { id: home.episodeId }, select: { sourceId: true, key: true, show: { select: { language: true } } } });
    if (!episode) return;
    const { reading } = await this.sources.notes(episode);
    const read = await prisma.linkedFile.findMany({ where: { episodeId: home.episodeId, status: 'ok', sourceId: { not: null } }, select: { id: true, role: true, url: true, format: true, language: true, counts: true, sourceId: true, usedRevision: true, takenSourceId: true }, orderBy: [{ role: 'asc' }, { position: 'asc' }] });
    const places = [notesPlace(reading), ...read.map(({ id, role, url, format, language, counts }): ReadPlace => ({ id, role, name: nameIn(url) ?? role, format: format!, language, counts: counts as unknown as PlaceCounts }))];
    for (const kind of ['transcript', 'chapters'] as const) {
      const first = firstOf(kind, places, episode.show.language);
      const file = read.find(({ id }) => id === first?.place.id);
      if (first && file && (file.usedRevision === null || (file.takenSourceId !== null && file.takenSourceId !== file.sourceId))) await this.take(home, kind, file as typeof file & { sourceId: string }, first.place.name);
    }
  }

  private async take(home: { showId: string; episodeId: string }, kind: FileKind, { id, role, sourceId }: { id: string; role: LinkedRole; sourceId: string }, name: string): Promise<void> {
    const { bytes } = await this.database.prisma.source.findUniqueOrThrow({ where: { id: sourceId }, select: { bytes: true } });
    const file = await readPlace(bytes, role);
    await this.database.transaction(async (transaction) => this.within(transaction, home, kind, { id, file, sourceId, name }), { timeout: 10 * 60_000 });
  }

  private async within(transaction: Transaction, home: { showId: string; episodeId: string }, kind: FileKind, { id, file, sourceId, name }: Found): Promise<void> {
    const { showId, episodeId } = home;
    const { revision } = await lockEpisode(transaction, episodeId, { reachesShow: true });
    if (await wasEdited(transaction, episodeId, 0, kind)) return this.overEdits(transaction, home, kind, { id, file, sourceId, name });
    const changed = await bringOnto(transaction, home, file, { mode: 'replace', authorId: null, note: `${kind === 'transcript' ? 'Transcript' : 'Chapters'} taken from ${name}` });
    const number = changed ? revision + 1 : revision;
    await noteUse(transaction, { episodeId, file, sourceId, number, isBase: true });
    if (!changed) return;
    await followsUpstream(transaction, [episodeId]);
    await recheck(transaction, showId, [episodeId]);
    await this.audit.record(transaction, { userId: null, showId, action: 'episode.take', subject: episodeId, detail: { from: name, format: file.format.name, kind, number } });
  }

  /** A new version of the file that the edited records were taken from is merged into them; any other file is only offered. */
  private async overEdits(transaction: Transaction, home: { showId: string; episodeId: string }, kind: FileKind, { id, file, sourceId, name }: Found): Promise<void> {
    const { showId, episodeId } = home;
    const taken = (await takenFiles(askingIn(transaction), [episodeId])).find(({ role }) => kindOfRole(role) === kind);
    if (!taken || taken.takenSourceId === sourceId || !(taken.id === id || taken.status === 'gone')) return;
    await mergeFile(transaction, home, { taken, file, name, nowMs: this.clock.now() });
    // keep the number of the revision that first took it: whether that was undone decides whether the records are still from here
    await noteUse(transaction, { episodeId, file, sourceId, number: taken.takenRevision, isBase: true });
    await transaction.linkedFile.deleteMany({ where: { episodeId, status: 'gone', takenRevision: null } });
    await recheck(transaction, showId, [episodeId]);
    await this.audit.record(transaction, { userId: null, showId, action: 'episode.take', subject: episodeId, detail: { from: name, format: file.format.name, kind, merged: true } });
  }
}
