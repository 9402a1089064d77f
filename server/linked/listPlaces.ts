import { Injectable } from '@nestjs/common';
import { formatNames } from '#core/formats/names';
import type { FileKind } from '#core/model/episodeImport';
import type { Place } from '#core/model/linked';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Sources } from '../import/sources.ts';
import { asking } from '../platform/ask.ts';
import { Database } from '../platform/database.ts';
import type { List } from '../shows/listQuery.ts';
import { takenFiles } from './base.ts';
import { nameIn } from './nameIn.ts';
import { kindOfRole, type LinkedRole, type PlaceCounts } from './readPlace.ts';
import { firstOf, notesPlace, type ReadPlace } from './takeWinner.ts';

const NAMES: Record<LinkedRole, string> = { transcript: 'Transcript', chapters: 'Chapters', psc: 'Chapters in the feed', id3: 'Chapters in the recording' };
const titleOf = (format: string | null): string | null => formatNames.find(({ name }) => name === format)?.title ?? format;

/** The places of an episode's transcript and chapters: what each contains, when it was fetched, which one is in use. */
@Injectable()
export class ListPlaces {
  constructor(private readonly database: Database, private readonly access: Access, private readonly sources: Sources) {}

  async run(user: Requester, episodeId: string): Promise<List<Place>> {
    await this.access.require(user, 'viewer', { episodeIds: [episodeId] });
    const { prisma, pool } = this.database;
    const episode = await prisma.episode.findUniqueOrThrow({ where: { id: episodeId }, select: { sourceId: true, key: true, show: { select: { language: true } } } });
    const rows = await prisma.linkedFile.findMany({ where: { episodeId }, orderBy: [{ role: 'asc' }, { position: 'asc' }, { id: 'asc' }] });
    const taken = new Set((await takenFiles(asking(pool), [episodeId])).map(({ id }) => id));
    const notes = notesPlace((await this.sources.notes(episode)).reading);
    const read = [...rows.filter(({ status }) => status === 'ok').map((row): ReadPlace => ({ id: row.id, role: row.role, name: nameOf(row), format: row.format!, language: row.language, counts: row.counts as unknown as PlaceCounts })), notes];
    const items = (['transcript', 'chapters'] as const).flatMap((kind): Place[] => {
      const first = firstOf(kind, read, episode.show.language);
      const ofKind = rows.filter(({ role }) => kindOfRole(role) === kind);
      // a place that was taken automatically is no longer in use once that was undone
      const used = ofKind.filter((row) => row.usedRevision !== null && (row.takenRevision !== row.usedRevision || taken.has(row.id))).sort((a, b) => b.usedRevision! - a.usedRevision!)[0];
      const files = ofKind.filter((row) => row.status !== 'gone' || row.id === used?.id).map((row): Place => ({
        id: row.id, role: row.role, kind, name: nameOf(row), url: row.url || null, declaredType: row.declaredType, language: row.language, format: titleOf(row.format), status: row.status,
        problem: row.problem, retryAt: row.retryAt?.toISOString() ?? null, fetchedAt: row.fetchedAt?.toISOString() ?? null, counts: row.counts as unknown as PlaceCounts | null,
        used: row.id === used?.id, first: first?.place.id === row.id ? first.why : null, importId: row.sourceId,
      }));
      return [...files, ofNotes(kind, notes, used === undefined, first?.place.id === null ? first.why : null)];
    });
    return { items, total: items.length };
  }
}

const nameOf = ({ role, url }: { role: LinkedRole; url: string }): string => (role === 'psc' || role === 'id3' ? NAMES[role] : (nameIn(url) ?? NAMES[role]));

const ofNotes = (kind: FileKind, { counts }: ReadPlace, used: boolean, first: string | null): Place => ({
  id: null, role: 'notes', kind, name: 'Show notes', url: null, declaredType: null, language: null, format: null, status: 'ok', problem: null, retryAt: null, fetchedAt: null, counts, used, first, importId: null,
});
