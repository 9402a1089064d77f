import { Readable } from 'node:stream';
import { BadRequestException, NotFoundException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Half of a surrogate pair, or NUL: no text that could be stored or published. JSON lets both through. */
const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

/** Nothing that is asked of us lies deeper. Steps that follow what is given into its depth would run out of stack. */
const DEEPEST = 64;

function refuseUnstorable(value: unknown, depth = 0): void {
  if (typeof value === 'string' && !isStorable(value)) throw new BadRequestException({ code: 'bad-text', message: 'A text contains something that is not a character (NUL, or half of a surrogate pair).' });
  if (typeof value !== 'object' || value === null) return;
  if (depth === DEEPEST) throw new BadRequestException({ code: 'too-deep', message: `Lists and objects are nested more than ${DEEPEST} deep: nothing here needs that.` });
  if (Array.isArray(value)) for (const each of value) refuseUnstorable(each, depth + 1);
  else for (const [name, each] of Object.entries(value)) {
    refuseUnstorable(name);
    refuseUnstorable(each, depth + 1);
  }
}

/** What of a body is a document, kept byte for byte and mended by whoever reads it. */
const DOCUMENTS = new Set(['base64', 'content', 'text']);

/** A hook for every request: what cannot be stored cannot be asked for either. */
export async function refuseUnstorableRequest({ params, query, body }: FastifyRequest): Promise<void> {
  if (Object.values((params ?? {}) as Record<string, unknown>).some((given) => typeof given === 'string' && !isStorable(given))) throw new NotFoundException('There is nothing here.');
  refuseUnstorable(query);
  if (typeof body === 'object' && body !== null && !Buffer.isBuffer(body) && !(body instanceof Readable)) refuseUnstorable(Object.fromEntries(Object.entries(body).filter(([name]) => !DOCUMENTS.has(name))));
}
