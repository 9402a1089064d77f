import { BadRequestException, Injectable, UnprocessableEntityException } from '@nestjs/common';
import type { Records } from '#core/edit/records';
import { sameValue } from '#core/edit/sameValue';
import type { Comparison } from '#core/model/history';
import { Access } from '../../access/access.ts';
import type { Requester } from '../../access/requester.ts';
import { askingIn } from '../../platform/ask.ts';
import { Database } from '../../platform/database.ts';
import { wholeEpisode } from '../bring/wholeEpisode.ts';
import { recordsAt, revisionsAfter, type Back } from './recordsAt.ts';

/** Compares an episode at two revisions, worked out from its present state by undoing later revisions, newest first. */
@Injectable()
export class CompareRevisions {
  constructor(private readonly database: Database, private readonly access: Access) {}

  /** @param to defaults to the newest */
  async run(user: Requester, episodeId: string, from: number, to?: number): Promise<Comparison> {
    const [showId] = await this.access.require(user, 'viewer', { episodeIds: [episodeId] });
    return this.database.transaction(async (transaction) => {
      const { revision } = await transaction.episode.findUniqueOrThrow({ where: { id: episodeId }, select: { revision: true } });
      const wanted = to ?? revision;
      if (Math.max(from, wanted) > revision) throw new BadRequestException({ code: 'unknown-revision', message: `The episode is at revision ${revision}; there is no later one.` });
      const back = await revisionsAfter(transaction, episodeId, Math.min(from, wanted));
      const now = await wholeEpisode(askingIn(transaction), { id: episodeId, showId: showId! });
      const later = stateAt(now, back, Math.max(from, wanted));
      const earlier = stateAt(later, back.filter(({ number }) => number <= Math.max(from, wanted)), Math.min(from, wanted));
      const [before, after] = from <= wanted ? [earlier, later] : [later, earlier];
      return {
        from, to: wanted,
        segments: differing(before.segments, after.segments), chapters: differing(before.chapters, after.chapters),
        references: differing(before.references, after.references), speakers: differing(before.speakers, after.speakers), notes: differing(before.notes, after.notes),
      };
    }, { isolationLevel: 'RepeatableRead' });
  }
}

function stateAt(records: Records, back: readonly Back[], number: number): Records {
  const then = recordsAt(records, back, number);
  if (!then.ok) throw new UnprocessableEntityException({ code: 'state-unknown', message: `How the episode was at revision ${number} cannot be worked out: ${then.failure.message}` });
  return then.records;
}

function differing<Kind extends { id: string }>(before: ReadonlyMap<string, Kind>, after: ReadonlyMap<string, Kind>): { before: Kind | null; after: Kind | null }[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [was, is] = [before.get(id) ?? null, after.get(id) ?? null];
    return sameValue(was, is) ? [] : [{ before: was, after: is }];
  });
}
