import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { describeChanges, summaryOf, type ChangeDetail } from '#core/feed/describe/describe';
import { changesSince } from '#core/feed/describe/since';
import { feedHunks } from '#core/feed/hunks';
import { applyPatches, type Patch } from '#core/model/patch';
import type { PublicationPreview as PreviewSchema } from '#core/model/publication';
import { Enrichment, type ShowMode } from '#core/model/show';
import { renderNotes } from '#core/notes/render';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Findings } from '../check/findings.ts';
import { Database } from '../platform/database.ts';
import { Compose, type Composition } from './compose.ts';
import { lineChanges } from './lineChanges.ts';
import { PublicAddress } from './publicAddress.ts';
import { PublishedBytes } from './publishedBytes.ts';
import { safeHtml } from './safeHtml.ts';

type Preview = z.infer<typeof PreviewSchema>;

/** Exactly what publishing would do now. */
@Injectable()
export class PreviewPublication {
  constructor(private readonly database: Database, private readonly access: Access, private readonly compose: Compose, private readonly findings: Findings, private readonly address: PublicAddress, private readonly published: PublishedBytes) {}

  async run(user: Requester, showId: string, enrichments?: readonly Enrichment[], mode?: ShowMode): Promise<Preview> {
    await this.access.require(user, 'viewer', { showIds: [showId] });
    const switches = enrichments ?? (await this.switchesOf(showId));
    const composition = await this.compose.run(showId, switches, mode);
    const changes = changesOf(composition);
    const obstacle = await this.address.obstacle();
    return {
      hash: composition.hash,
      first: composition.show.publications.length === 0,
      corrections: changes.reduce((sum, { details }) => sum + details.length, 0),
      enrichments: [...switches],
      changes,
      hunks: await this.hunksOf(composition),
      blocked: obstacle ? [obstacle] : [],
      errors: await this.errorsOf(composition),
    };
  }

  /** Errors of what goes out: of the episodes with corrections that wait. */
  async errorsOf({ show }: Composition): Promise<Preview['errors']> {
    const waiting = show.episodes.filter(({ revision, publishedRevision }) => revision > (publishedRevision ?? 0));
    const found = await this.findings.ofMany(waiting.map(({ id }) => id));
    return waiting
      .map(({ id, title }) => ({ episodeId: id, title, findings: found.get(id)!.filter(({ severity }) => severity === 'error') }))
      .filter(({ findings }) => findings.length > 0);
  }

  /** Of a feed that came in, against it; of one that is made here, against what was published last. */
  private async hunksOf(composition: Composition): Promise<Preview['hunks']> {
    const { show, base, writing } = composition;
    if (show.sourceId !== null) return feedHunks(base, newPatches(composition));
    const last = show.publications[0] && (await this.published.bytes(Buffer.from(show.publications[0].sha256), 'identity')).toString('utf8');
    return feedHunks(last ?? '', lineChanges(last ?? '', applyPatches(base, writing.patches)));
  }

  private async switchesOf(showId: string): Promise<Enrichment[]> {
    const { enrichments } = await this.database.prisma.show.findUniqueOrThrow({ where: { id: showId }, select: { enrichments: true } });
    return enrichments.filter((name): name is Enrichment => Enrichment.safeParse(name).success);
  }
}

/** In words, by episode: its corrections that are not out yet. */
export function changesOf({ show, edits, writing }: Composition): Preview['changes'] {
  const written = new Map(writing.episodes.map((episode) => [episode.key, episode]));
  const published = (show.publications[0]?.corrections ?? {}) as unknown as Corrections;
  return show.episodes
    .filter(({ id, revision, publishedRevision }) => edits.has(id) && revision > (publishedRevision ?? 0))
    .map((episode) => {
      const { before, view, corrected } = edits.get(episode.id)!;
      const ofFeed = written.get(episode.key);
      const notes = corrected ?? { format: ofFeed?.notesFormat, before: ofFeed?.notesBefore ?? '', after: ofFeed?.notesAfter ?? '' };
      const shown = (text: string): string => safeHtml(notes.format === 'text' ? renderNotes(text, 'text').html : text);
      const notHeld = [...(corrected?.notHeld ?? []), ...writing.notHeld.filter(({ key }) => key === episode.key)];
      const details = changesSince(describeChanges(before, view).details, published[episode.id] ?? []);
      return {
        episodeId: episode.id, title: episode.title, summary: summaryOf(details), details,
        notHeld: notHeld.map(({ path, wanted, written: instead, why }) => ({ path, wanted, written: instead, why })),
        notesBefore: shown(notes.before), notesAfter: shown(notes.after),
      };
    });
}

/** By episode: all that differs from its source. */
type Corrections = Record<string, ChangeDetail[]>;

export const correctionsOf = ({ edits }: Composition): Corrections =>
  Object.fromEntries([...edits].map(([episodeId, { before, view }]) => [episodeId, describeChanges(before, view).details]));

const nameOf = ({ start, end, text }: Patch): string => `${start} ${end} ${text}`;

/** What the last publication did not do already; all of it, where it did something that is taken back now. */
function newPatches({ show, writing: { patches } }: Composition): Patch[] {
  const last = new Set(((show.publications[0]?.patch ?? []) as unknown as Patch[]).map(nameOf));
  const now = new Set(patches.map(nameOf));
  return [...last].every((name) => now.has(name)) ? patches.filter((patch) => !last.has(nameOf(patch))) : patches;
}
