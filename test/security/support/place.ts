import { createHash, randomUUID } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { SOURCE_URL } from '../../../server/import/sourceUrl.ts';
import { Secrets } from '../../../server/platform/secrets.ts';
import { OPEN_QUESTIONS } from '../../../server/upstream/questions.ts';
import { ASKERS, type Asker } from '../routes.ts';
import { keepFeed } from '../../support/keepFeed.ts';
import { person, type Person } from './people.ts';
import type { Stet } from './stet.ts';
import { brought, preview, things, type Things } from './things.ts';

/** One user of each kind; those with a role get it in each new place. */
export type People = Record<Asker, Person | undefined>;

export async function people(stet: Stet): Promise<People> {
  const harbour = await things(stet, 'harbour');
  const everyone = { anonymous: undefined } as People;
  for (const name of ASKERS.filter((asker) => asker !== 'anonymous')) {
    everyone[name] = await person(stet, name, { admin: name === 'admin', roles: name === 'stranger' ? { [harbour.showId]: 'publisher' } : {} });
  }
  return everyone;
}

/** A fresh show, with the ids of everything that a route can name. */
export interface Place extends Things {
  slug: string;
  userId: string;
  importId: string;
  fileId: string;
  privateToken: string;
  privateSlug: string;
  sha256: string;
  publicationId: string;
  reportId: string;
  conflictId: string;
  conflictVersion: string;
  ruleId: string;
  runId: string;
  uploadId: string;
}

export async function place(stet: Stet, { viewer, editor, publisher }: People): Promise<Place> {
  const slug = `tides-${randomUUID()}`;
  const privateSlug = `private-${randomUUID()}`;
  const privateToken = randomUUID();
  const here = await things(stet, slug);
  const hidden = await things(stet, privateSlug);
  const { prisma } = stet.database;
  await prisma.show.update({ where: { id: hidden.showId }, data: { private: true, privateToken } });
  for (const [role, { id: userId }] of Object.entries({ viewer: viewer!, editor: editor!, publisher: publisher! })) {
    await prisma.membership.create({ data: { userId, showId: here.showId, role: role as 'viewer' | 'editor' | 'publisher' } });
  }
  await publish(stet, hidden);
  const published = await publish(stet, here);
  const { id: userId } = await person(stet, randomUUID());
  const upstream = await follow(stet, here);
  const glossary = await spell(stet, here);
  const uploadId = await beginUpload(stet, here, editor!.id);
  return { ...here, ...upstream, ...glossary, slug, userId, uploadId, importId: await preview(stet, publisher!.id), fileId: await brought(stet, here, publisher!.id), privateSlug, privateToken, ...published };
}

/** Creates an upload of which nothing has arrived. */
async function beginUpload(stet: Stet, { showId, episodeId }: Things, createdBy: string): Promise<string> {
  const id = randomUUID();
  await stet.database.prisma.audioFile.create({ data: { id, showId, episodeId, fileName: 'fog.mp3', mediaType: 'audio/mpeg', length: 100, hash: new Uint8Array(), createdBy, changedAt: new Date() } });
  return id;
}

/** Publishes a minimal feed. */
async function publish(stet: Stet, { showId, episodeId }: Things): Promise<{ publicationId: string; sha256: string }> {
  const bytes = Uint8Array.from(Buffer.from(`<rss version="2.0"><channel><title>${showId}</title></channel></rss>`));
  const sha256 = Uint8Array.from(createHash('sha256').update(bytes).digest());
  const { prisma } = stet.database;
  await prisma.blob.create({ data: { sha256, mediaType: 'text/vtt', bytes, gzip: Uint8Array.from(gzipSync(bytes)), brotli: Uint8Array.from(brotliCompressSync(bytes)) } });
  const publicationId = randomUUID();
  await prisma.publication.create({
    data: { id: publicationId, showId, number: 1, sha256: await keepFeed(prisma, showId, bytes), summary: [], enrichments: [], files: { create: { episodeId, showId, name: 'transcript.vtt', sha256 } } },
  });
  return { publicationId, sha256: Buffer.from(sha256).toString('hex') };
}

/** Makes the show follow a feed, with an upstream report to answer and a conflict to decide. */
async function follow(stet: Stet, { showId, episodeId }: Things): Promise<Pick<Place, 'reportId' | 'conflictId' | 'conflictVersion'>> {
  const [reportId, conflictId] = [randomUUID(), randomUUID()];
  const { prisma } = stet.database;
  const url = stet.app.get(Secrets).seal('https://tides.example/feed.xml', SOURCE_URL);
  await prisma.upstream.create({ data: { showId, url, nextPollAt: new Date('2100-01-01') } });
  await prisma.upstreamReport.create({ data: { id: reportId, showId, kind: 'locked', subject: 'locked' } });
  await prisma.upstreamConflict.create({ data: { id: conflictId, showId, episodeId, name: 'one', kind: 'segment', field: 'text', words: 'Good morning' } });
  const { rows: [question] } = await stet.database.pool.query<{ version: string }>(OPEN_QUESTIONS, [showId]);
  return { reportId, conflictId, conflictVersion: question!.version };
}

/** Creates a glossary rule, and a run that applied it. */
async function spell(stet: Stet, { showId, episodeId }: Things): Promise<{ ruleId: string; runId: string }> {
  const [ruleId, runId] = [randomUUID(), randomUUID()];
  const { prisma } = stet.database;
  await prisma.glossaryRule.create({ data: { id: ruleId, showId, wrong: 'harbor', right: 'harbour', caseRule: 'any', wholeWord: true, enabled: true } });
  await prisma.glossaryRun.create({ data: { id: runId, showId, kind: 'apply', state: 'done', rules: [], episodes: { create: { episodeId, showId, position: 1, state: 'done' } } } });
  return { ruleId, runId };
}
