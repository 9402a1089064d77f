import { Readable } from 'node:stream';
import { BadRequestException, NotFoundException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Half of a surrogate pair, or NUL: no text that could be stored or published. JSON lets both through. */
const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

function refuseUnstorable(value: unknown): void {
  JSON.stringify(value, (_, field: unknown) => {
    if (typeof field === 'string' && !isStorable(field)) throw new BadRequestException({ code: 'bad-text', message: 'A text holds a character that is none (NUL, or half of a surrogate pair).' });
    return field;
  });
}

/** What of a body is a document, kept byte for byte and mended by whoever reads it. */
const DOCUMENTS = new Set(['base64', 'content', 'text']);

/** A hook for every request: what cannot be stored cannot be asked for either. */
export async function refuseUnstorableRequest({ params, query, body }: FastifyRequest): Promise<void> {
  if (Object.values((params ?? {}) as Record<string, unknown>).some((given) => typeof given === 'string' && !isStorable(given))) throw new NotFoundException('There is nothing here.');
  refuseUnstorable(query);
  if (typeof body === 'object' && body !== null && !Buffer.isBuffer(body) && !(body instanceof Readable)) refuseUnstorable(Object.entries(body).filter(([name]) => !DOCUMENTS.has(name)));
}
