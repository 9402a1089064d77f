import type { PrismaClient } from '../../prisma/generated/client.ts';
import { chunkOf, encodeList, nameOf } from '../../server/publish/store/chunkList.ts';
import { deflateChunk } from '../../server/publish/store/gzip.ts';

/** Stores a small feed as one chunk; returns the name under which a publication refers to it. */
export async function keepFeed(prisma: PrismaClient, showId: string, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const chunk = chunkOf(bytes);
  const name = Uint8Array.from(nameOf([chunk]));
  await prisma.chunk.create({ data: { showId, sha256: Uint8Array.from(chunk.sha256), deflated: Uint8Array.from(await deflateChunk(bytes)) } });
  await prisma.publishedFeed.create({ data: { showId, name, mediaType: 'application/rss+xml; charset=utf-8', length: bytes.length, chunks: Uint8Array.from(encodeList([chunk])) } });
  return name;
}
