import { randomUUID } from 'node:crypto';
import { ConflictException, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { NewPublication, Publication } from '#core/model/publication';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { blobOf, keepBlobs, type Blob } from './blob.ts';
import { Compose, type Composition } from './compose.ts';
import { ListPublications } from './listPublications.ts';
import { changesOf, correctionsOf, PreviewPublication } from './preview.ts';
import { PublicAddress } from './publicAddress.ts';

type Wish = z.infer<typeof NewPublication>;

const TIMEOUT_MS = 5 * 60_000;

/** Puts a show's feed out, as it was previewed and not otherwise. */
@Injectable()
export class Publish {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly compose: Compose,
    private readonly previews: PreviewPublication, private readonly address: PublicAddress, private readonly publications: ListPublications,
  ) {}

  async run(user: Requester, showId: string, wish: Wish): Promise<z.infer<typeof Publication>> {
    await this.access.require(user, 'publisher', { showIds: [showId] });
    const obstacle = await this.address.obstacle();
    if (obstacle) throw new ConflictException(obstacle);
    const composition = await this.compose.run(showId, wish.enrichments, wish.mode);
    if (composition.hash !== wish.hash) throw changedMeanwhile();
    if (wish.override === undefined && (await this.previews.errorsOf(composition)).length > 0) throw unresolved();
    const feed = await blobOf(composition.bytes, composition.mediaType);
    const files = await Promise.all(composition.files.map(async (file) => ({ ...file, blob: await blobOf(file.bytes, file.mediaType) })));
    const id = await this.database.transaction(async (transaction) => {
      await this.holdStill(transaction, composition);
      await keepBlobs(transaction, [feed, ...files.map(({ blob }) => blob)]);
      const publicationId = await this.append(transaction, user, composition, feed, wish);
      await transaction.publishedFile.createMany({ data: files.map(({ episodeId, name, blob }) => ({ publicationId, episodeId, showId, name, sha256: blob.sha256 })) });
      await transaction.$executeRaw`update "episode" set "publishedRevision" = revision where "showId" = ${showId}::uuid`;
      return publicationId;
    }, { timeout: TIMEOUT_MS });
    return this.publications.seen(user, id);
  }

  /** What was composed is what is there: an edit since then refuses the publication, and none comes in before its end. */
  private async holdStill(transaction: Transaction, { show }: Composition): Promise<void> {
    await transaction.$queryRaw`select id from "show" where id = ${show.id}::uuid for no key update`;
    const now = await transaction.$queryRaw<{ id: string; revision: number }[]>`select id, revision from "episode" where "showId" = ${show.id}::uuid order by id for no key update`;
    const composed = new Map(show.episodes.map(({ id, revision }) => [id, revision]));
    if (now.length !== composed.size || now.some(({ id, revision }) => composed.get(id) !== revision)) throw changedMeanwhile();
  }

  private async append(transaction: Transaction, user: Requester, composition: Composition, feed: Blob, { enrichments, mode, override }: Wish): Promise<string> {
    const { show, writing, mode: composed } = composition;
    const id = randomUUID();
    const { mode: fixed, _count: { publications } } = await transaction.show.findUniqueOrThrow({ where: { id: show.id }, select: { mode: true, _count: { select: { publications: true } } } });
    if (fixed !== null && mode !== undefined && mode !== fixed) throw modeIsFixed(fixed);
    await transaction.publication.create({
      data: {
        id, showId: show.id, number: publications + 1, sourceId: show.sourceId, sha256: feed.sha256, patch: JSON.parse(JSON.stringify(writing.patches)),
        summary: changesOf(composition).map(({ title, summary }) => `${title}: ${summary.join(', ')}`), corrections: JSON.parse(JSON.stringify(correctionsOf(composition))), enrichments, overrides: override ?? null, publishedBy: user.id,
      },
    });
    await transaction.show.update({ where: { id: show.id }, data: { enrichments, podcastGuid: composition.podcastGuid, mode: fixed ?? composed } });
    await this.audit.record(transaction, { userId: user.id, showId: show.id, action: 'show.publish', subject: id, detail: { number: publications + 1, sha256: composition.hash, enrichments, override: override ?? null } });
    return id;
  }
}

const changedMeanwhile = () => new ConflictException({ code: 'changed', message: 'The show was changed since the preview. Look at it again, then publish.' });

const unresolved = () => new ConflictException({ code: 'errors', message: 'The checks found errors in what would go out. Mend them, or say why it is right all the same.', issues: [{ path: 'override', message: 'says why errors are published' }] });

const modeIsFixed = (mode: string) => new ConflictException({ code: 'mode-fixed', message: `The show is published as "${mode}" since its first publication: that stays.`, issues: [{ path: 'mode', message: 'is fixed' }] });
