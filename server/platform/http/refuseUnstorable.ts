import { Readable } from 'node:stream';
import { BadRequestException, NotFoundException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** NUL and lone surrogates can be neither stored nor published, but JSON lets both through. */
const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

/** No valid request is nested deeper, and recursive functions would overflow the stack on one that is much deeper. */
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

/** Fields that hold a document, which is kept byte for byte; its reader deals with such characters. */
const DOCUMENTS = new Set(['base64', 'content', 'text']);

/** A hook for every request, reads too: what cannot be stored cannot be searched for either. */
export async function refuseUnstorableRequest({ params, query, body }: FastifyRequest): Promise<void> {
  if (Object.values((params ?? {}) as Record<string, unknown>).some((given) => typeof given === 'string' && !isStorable(given))) throw new NotFoundException('There is nothing here.');
  refuseUnstorable(query);
  if (typeof body === 'object' && body !== null && !Buffer.isBuffer(body) && !(body instanceof Readable)) refuseUnstorable(Object.fromEntries(Object.entries(body).filter(([name]) => !DOCUMENTS.has(name))));
}
