import { BadRequestException } from '@nestjs/common';
import type { ItemFields } from '#core/model/item';

type Enclosure = { [Field in 'enclosureUrl' | 'enclosureLength' | 'enclosureType']?: ItemFields[Field] | undefined };

/** Podcast apps need an enclosure in every item, and PSP-1 requires it. */
export function requireEnclosure({ enclosureUrl, enclosureLength, enclosureType }: Enclosure): void {
  const missing = Object.entries({ enclosureUrl, enclosureLength, enclosureType }).filter(([, value]) => value === undefined || value === null).map(([name]) => name);
  if (missing.length === 0) return;
  throw new BadRequestException({
    code: 'no-enclosure', message: 'This show came from a feed: an episode that is to be one of its items needs the address of its audio, its length in bytes and its type.',
    issues: missing.map((name) => ({ path: name, message: 'is missing' })),
  });
}
