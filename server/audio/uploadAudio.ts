import { createHash, randomUUID } from 'node:crypto';
import { BadRequestException, ConflictException, Injectable, PayloadTooLargeException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { UploadedAudio } from '#core/model/recording';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Clock } from '../platform/clock.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { Settings } from '../platform/settings.ts';
import { typeOfName } from './mediaType.ts';
import { noUpload } from './unfinishedUploads.ts';

/** A piece of a file, and its place in it. */
export interface Piece {
  fileName: string;
  /** The upload that it continues; null for the first piece. */
  uploadId: string | null;
  bytes: Buffer;
  start: number;
  total: number;
}

const CHUNK_BYTES = 256 * 1024;
const NOTHING = new Uint8Array();

/**
 * Receives a recording piece by piece, so that memory never holds more than one piece, and a broken upload can continue where it stopped.
 * The previous recording is played until the last piece has arrived.
 */
@Injectable()
export class UploadAudio {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly clock: Clock, private readonly settings: Settings) {}

  async run(user: Requester, episodeId: string, piece: Piece): Promise<UploadedAudio> {
    const [showId] = await this.access.require(user, 'editor', { episodeIds: [episodeId] });
    const mediaType = this.check(piece);
    return this.database.transaction(async (transaction) => {
      await transaction.$queryRaw`select 1 from "episode" where id = ${episodeId}::uuid for no key update`;
      const arrived = piece.start > 0 ? await this.arrived(transaction, user, episodeId, piece) : null;
      if (arrived) return { id: arrived, fileName: piece.fileName, mediaType, length: piece.total, received: piece.total };
      const { id, received, hash, createdAt } = piece.start === 0 ? await this.begin(transaction, user, showId!, episodeId, piece, mediaType) : await this.goOn(transaction, user, episodeId, piece);
      await keep(transaction, { fileId: id, showId: showId!, from: received, bytes: piece.bytes });
      const now = new Date(this.clock.now());
      const after = received + piece.bytes.length;
      const data = { received: after, hash: Uint8Array.from(createHash('sha256').update(hash).update(piece.bytes).digest()), changedAt: now, ...(after === piece.total && { wholeAt: now }) };
      await transaction.audioFile.update({ where: { id }, data });
      if (data.wholeAt) {
        await transaction.audioFile.deleteMany({ where: { episodeId, id: { not: id }, OR: [{ wholeAt: { not: null } }, { createdAt: { lt: createdAt } }] } });
        await this.audit.record(transaction, { userId: user.id, showId: showId!, action: 'audio.upload', subject: episodeId, detail: { fileName: piece.fileName, bytes: piece.total } });
      }
      return { id, fileName: piece.fileName, mediaType, length: piece.total, received: after };
    });
  }

  async remove(user: Requester, episodeId: string): Promise<void> {
    const [showId] = await this.access.require(user, 'editor', { episodeIds: [episodeId] });
    await this.database.transaction(async (transaction) => {
      const { count } = await transaction.audioFile.deleteMany({ where: { episodeId, wholeAt: { not: null } } });
      if (count > 0) await this.audit.record(transaction, { userId: user.id, showId: showId!, action: 'audio.delete', subject: episodeId });
    });
  }

  private check({ fileName, bytes, start, total }: Piece): string {
    const most = this.settings.maxAudioBytes;
    if (total > most) throw new PayloadTooLargeException({ code: 'too-large', message: `The recording has ${Math.ceil(total / 1_000_000)} MB, more than the ${most / 1_000_000} MB that are accepted here (MAX_AUDIO_MB).` });
    if (bytes.length === 0 || start + bytes.length > total) throw new BadRequestException({ code: 'bad-piece', message: 'A piece of a recording must have at least one byte, and no more than are left.' });
    const mediaType = typeOfName(fileName);
    if (mediaType === null) throw new UnsupportedMediaTypeException({ code: 'not-audio', message: `“${fileName}” is not named like a recording: upload an mp3, m4a, ogg, opus, wav, flac or mp4 file.` });
    return mediaType;
  }

  private async begin(transaction: Transaction, user: Requester, showId: string, episodeId: string, { fileName, total }: Piece, mediaType: string): Promise<Begun> {
    await transaction.audioFile.deleteMany({ where: { episodeId, createdBy: user.id, wholeAt: null } });
    const now = new Date(this.clock.now());
    return transaction.audioFile.create({ data: { id: randomUUID(), showId, episodeId, fileName, mediaType, length: total, hash: NOTHING, createdBy: user.id, createdAt: now, changedAt: now } });
  }

  /** @throws NotFoundException if there is no such upload; ConflictException, which says where to continue, if the piece is not the next one */
  private async goOn(transaction: Transaction, user: Requester, episodeId: string, { uploadId, fileName, start, total }: Piece): Promise<Begun> {
    const begun = uploadId === null ? null : await transaction.audioFile.findFirst({ where: { id: uploadId, episodeId, createdBy: user.id, fileName, length: total, wholeAt: null } });
    if (!begun) throw noUpload();
    if (begun.received === start) return begun;
    throw new ConflictException({ code: 'not-next', message: 'This is not the next piece of that recording.', received: begun.received });
  }

  /** The id of the completed upload whose last piece is sent again because the first answer was lost. */
  private async arrived(transaction: Transaction, user: Requester, episodeId: string, { uploadId, fileName, bytes, start, total }: Piece): Promise<string | null> {
    if (uploadId === null || start + bytes.length < total) return null;
    const whole = await transaction.audioFile.findFirst({ where: { id: uploadId, episodeId, createdBy: user.id, fileName, length: total, wholeAt: { not: null } }, select: { id: true } });
    const chunks = whole && (await transaction.audioChunk.findMany({ where: { fileId: whole.id, startByte: { gte: start } }, orderBy: { startByte: 'asc' }, select: { bytes: true } }));
    return chunks && Buffer.concat(chunks.map((chunk) => chunk.bytes)).equals(bytes) ? whole.id : null;
  }
}

interface Begun {
  id: string;
  received: number;
  hash: Uint8Array;
  createdAt: Date;
}

async function keep(transaction: Transaction, { fileId, showId, from, bytes }: { fileId: string; showId: string; from: number; bytes: Buffer }): Promise<void> {
  const data = [];
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) data.push({ fileId, showId, startByte: from + at, bytes: Uint8Array.from(bytes.subarray(at, at + CHUNK_BYTES)) });
  await transaction.audioChunk.createMany({ data });
}
