import { Readable } from 'node:stream';
import { Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { mayContinue, rangeOf } from '../publish/serve/range.ts';
import { etagOf, isUnchanged } from '../publish/serve/validators.ts';
import { asAnswer, AudioError } from './audioError.ts';
import { FetchRecording } from './fetchRecording.ts';
import { KeptBytes } from './keptBytes.ts';
import { Listeners } from './listeners.ts';
import { recordingOf, type KeptAudio, type LinkedAudio } from './recording.ts';

/** Only the listener's own browser may cache it, and must revalidate before using it. */
const CACHE = 'private, no-cache';

/** Serves the recording of an episode: the one uploaded here, else its host's, passed on as it arrives. */
@Injectable()
export class PlayAudio {
  private readonly listeners = new Listeners();

  constructor(private readonly database: Database, private readonly access: Access, private readonly recordings: FetchRecording, private readonly kept: KeptBytes) {}

  async run(user: Requester, episodeId: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.access.require(user, 'viewer', { episodeIds: [episodeId] });
    const recording = await recordingOf(this.database.prisma, episodeId);
    if (!recording) throw new NotFoundException({ code: 'no-audio', message: 'The feed names no recording for this episode, and none was uploaded here.' });
    reply.header('cache-control', CACHE);
    if (recording.kind === 'kept') return this.fromHere(recording, request, reply);
    const end = this.listeners.begin(user.id);
    try {
      await this.fromHost(recording, request, reply, end);
    } catch (error) {
      end();
      throw error instanceof AudioError ? asAnswer(error) : error;
    }
  }

  private async fromHere({ id, mediaType, length, hash, wholeAt }: KeptAudio, { method, headers }: FastifyRequest, reply: FastifyReply): Promise<void> {
    const etag = etagOf(hash, 'identity');
    reply.headers({ etag, 'last-modified': wholeAt.toUTCString(), 'accept-ranges': 'bytes' });
    const nothing = () => (method === 'HEAD' ? Readable.from([]) : undefined);
    if (isUnchanged({ ifNoneMatch: headers['if-none-match'], ifModifiedSince: headers['if-modified-since'] }, hash, wholeAt)) return void (await reply.code(304).send(nothing()));
    const asked = method === 'GET' && mayContinue(headers['if-range'] as string | undefined, etag, wholeAt) ? rangeOf(headers.range, length) : null;
    if (asked === 'none') return void (await reply.code(416).header('content-range', `bytes */${length}`).send(nothing()));
    const { start, end } = asked ?? { start: 0, end: length };
    if (asked) reply.code(206).header('content-range', `bytes ${start}-${end - 1}/${length}`);
    reply.headers({ 'content-type': mediaType, 'content-length': end - start });
    await reply.send(nothing() ?? Readable.from(this.kept.between(id, start, end), { objectMode: false }));
  }

  private async fromHost(recording: LinkedAudio, request: FastifyRequest, reply: FastifyReply, end: () => void): Promise<void> {
    const { headers } = request;
    const method = request.method === 'HEAD' ? 'HEAD' as const : 'GET' as const;
    // when the listener leaves, end the request to the host too, even if it has not answered yet
    const left = new AbortController();
    reply.raw.once('close', () => {
      left.abort();
      end();
    });
    const { status, headers: answered, mediaType, body } = await this.recordings.open(recording, {
      method, range: headers.range, ifRange: headers['if-range'] as string | undefined, ifNoneMatch: headers['if-none-match'], ifModifiedSince: headers['if-modified-since'],
    }, left.signal);
    reply.code(status);
    for (const name of ['etag', 'last-modified', 'content-range', 'content-length', 'accept-ranges']) {
      const value = answered.get(name);
      if (value !== null && !(status === 416 && name === 'content-length')) reply.header(name, value);
    }
    if (status === 200 || status === 206) reply.header('content-type', mediaType);
    else left.abort(); // these have no body, whatever the host sends
    const isEmpty = method === 'HEAD' || status === 304 || status === 416;
    await reply.send(isEmpty ? Readable.from([]) : Readable.from(body, { objectMode: false }));
  }
}
