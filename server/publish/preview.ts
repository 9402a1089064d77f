import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { feedHunks } from '#core/feed/hunks';
import { applyPatches, type Patch } from '#core/model/patch';
import type { EpisodeChange, PublicationPreview as PreviewSchema } from '#core/model/publication';
import { Enrichment } from '#core/model/show';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Findings } from '../check/findings.ts';
import { Sources } from '../import/sources.ts';
import { Database } from '../platform/database.ts';
import { additionChanges, type AdditionChange } from './additionChanges.ts';
import { changesOf } from './changes.ts';
import { Compose, type Composition } from './compose.ts';
import type { Wish } from './goingOut.ts';
import { feedFindingsOf } from './feedFindings.ts';
import { lineChanges } from './lineChanges.ts';
import { Obstacles } from './obstacles.ts';
import { patchesBetween } from './patchesBetween.ts';
import { KeptFeeds } from './store/keptFeeds.ts';
import { viewOfReading } from './viewOfReading.ts';

type Preview = z.infer<typeof PreviewSchema>;

/** What a publication does, in words. */
export interface Told {
  changes: EpisodeChange[];
  showChanges: Preview['showChanges'];
  additions: AdditionChange[];
}

/** Exactly what publishing would do now. */
@Injectable()
export class PreviewPublication {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly compose: Compose, private readonly findings: Findings,
    private readonly obstacles: Obstacles, private readonly feeds: KeptFeeds, private readonly sources: Sources,
  ) {}

  async run(user: Requester, showId: string, asked: Partial<Pick<Wish, 'enrichments' | 'mode' | 'episodeIds' | 'show'>>): Promise<Preview> {
    await this.access.require(user, 'viewer', { showIds: [showId], episodeIds: asked.episodeIds ?? [] });
    const enrichments = asked.enrichments ?? (await this.switchesOf(showId));
    return this.of(await this.compose.run(showId, { ...asked, enrichments }));
  }

  /** Of what was composed already. */
  async of(composition: Composition): Promise<Preview> {
    const told = await this.tell(composition);
    return {
      hash: composition.hash,
      first: composition.show.last === null,
      corrections: told.changes.reduce((sum, { details }) => sum + details.length, 0) + told.showChanges.length,
      enrichments: [...composition.enrichments],
      waiting: waitingOf(composition),
      ...told,
      replaced: replacedOf(composition),
      linked: linkedOf(composition),
      hunks: await this.hunksOf(composition),
      blocked: await this.obstacles.of(composition.show.id),
      errors: await this.errorsOf(composition),
      feedFindings: feedFindingsOf(composition),
    };
  }

  async tell(composition: Composition): Promise<Told> {
    return {
      changes: await changesOf(composition, ({ episode }) => this.sources.notes(episode)),
      showChanges: showChangesOf(composition),
      additions: await additionChanges(composition, async ({ episode }) => viewOfReading(composition.show.id, episode, (await this.sources.notes(episode)).reading)),
    };
  }

  /** Whether the checks found what must be mended, or published with a reason. */
  async needReason(composition: Composition): Promise<boolean> {
    return feedFindingsOf(composition).some(({ blocks }) => blocks) || (await this.errorsOf(composition)).length > 0;
  }

  /** Errors of what goes out: of the chosen episodes with corrections that wait. */
  async errorsOf({ going }: Composition): Promise<Preview['errors']> {
    const waiting = going.episodes.filter(({ chosen, episode }) => chosen && episode.revision > (episode.publishedRevision ?? 0)).map(({ episode }) => episode);
    const found = await this.findings.ofMany(waiting.map(({ id }) => id));
    return waiting
      .map(({ id, title }) => ({ episodeId: id, title, findings: found.get(id)!.filter(({ severity }) => severity === 'error') }))
      .filter(({ findings }) => findings.length > 0);
  }

  /** Against what is public; before the first publication, against what came in. */
  private async hunksOf({ show, base, writing }: Composition): Promise<Preview['hunks']> {
    const { last } = show;
    if (show.sourceId !== null && (last === null || last.sourceId === show.sourceId)) {
      const { before, patches } = patchesBetween(base, (last?.patch ?? []) as unknown as Patch[], writing.patches);
      return feedHunks(before, patches);
    }
    const before = last && (await this.feeds.whole(show.id, last.sha256)).toString('utf8');
    return feedHunks(before ?? '', lineChanges(before ?? '', applyPatches(base, writing.patches)));
  }

  private async switchesOf(showId: string): Promise<Enrichment[]> {
    const { enrichments } = await this.database.prisma.show.findUniqueOrThrow({ where: { id: showId }, select: { enrichments: true } });
    return enrichments.filter((name): name is Enrichment => Enrichment.safeParse(name).success);
  }
}

/** Of the files that items link, those that a correction reaches. */
const linkedOf = ({ linked }: Composition): Preview['linked'] =>
  linked.filter(({ file }) => file.changed || file.notHeld.length > 0).map(({ episodeId, title, isServed, file: { name, replacesUrl, regenerated, notHeld } }) => ({
    episodeId, title, name, url: replacesUrl, becomes: !isServed ? 'kept' : regenerated ? 'regenerated' : 'patched', why: regenerated?.why ?? null,
    notHeld: countedBy(notHeld.map(({ why: reason }) => reason)),
  }));

function countedBy(reasons: readonly string[]): { why: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const why of reasons) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts].map(([why, count]) => ({ why, count }));
}

/** What could go out: edits that wait, and episodes made here that are in no feed yet. */
const waitingOf = ({ show }: Composition): Preview['waiting'] =>
  show.episodes
    .filter(({ revision, publishedRevision, madeHere }) => revision > (publishedRevision ?? 0) || (madeHere && publishedRevision === null))
    .map(({ id, title, revision, publishedRevision }) => ({ episodeId: id, title, revision, publishedRevision }));

function showChangesOf({ show, going }: Composition): Preview['showChanges'] {
  const then = show.last?.showFields;
  if (!then) return [];
  const now = going.show;
  return (Object.keys(now.fields) as (keyof typeof now.fields)[])
    .filter((field) => (show.sourceId === null || now.changed.includes(field) || then.changed.includes(field)) && now.fields[field] !== then.fields[field])
    .map((field) => ({ field, before: String(then.fields[field] ?? ''), after: String(now.fields[field] ?? '') }));
}

function replacedOf({ show, writing }: Composition): Preview['replaced'] {
  const byKey = new Map(show.episodes.map((episode) => [episode.key, episode]));
  return writing.replaced.filter(({ urls }) => urls.length > 0).map(({ key, element, urls }) => {
    const episode = key === null ? undefined : byKey.get(key);
    return { episodeId: episode?.id ?? null, title: episode?.title ?? null, element, urls };
  });
}
