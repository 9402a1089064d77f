import { z } from 'zod';
import { Role } from './access.ts';
import { sayable, WebAddress } from './sayable.ts';

/** Additions of ours to a feed, each off until a publisher turns it on. */
export const Enrichment = z.enum(['transcripts', 'chapters', 'psc', 'persons', 'podcast-guid', 'self-link', 'hub', 'new-feed-url']);
export type Enrichment = z.infer<typeof Enrichment>;

/** What a feed is to the one it came from: it takes over, or it stands beside it. Fixed at the first publication. */
export const ShowMode = z.enum(['replace', 'mirror']);
export type ShowMode = z.infer<typeof ShowMode>;
export const Slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'lower-case letters, digits and "-" inside, at most 64');

const fields = z.strictObject({
  slug: Slug,
  title: z.string().trim().min(1).max(1_000),
  link: z.string().max(2_000).nullable(),
  description: z.string().max(10_000),
  /** Null where its feed says none. */
  language: z.string().max(35).nullable(),
  author: z.string().max(1_000).nullable(),
  imageUrl: z.string().max(2_000).nullable(),
  explicit: z.boolean(),
  category: z.string().max(200).nullable(),
});

export const Show = fields.extend({
  id: z.uuid(),
  mode: ShowMode.nullable(),
  private: z.boolean(),
  enrichments: z.array(Enrichment),
  /** 'feed': patched from the imported source. 'stet': made here, built whole. */
  origin: z.enum(['feed', 'stet']),
  version: z.number().int(),
  episodes: z.number().int(),
  /** How many episodes have corrections that are not out. */
  edited: z.number().int(),
  /** Open findings of its episodes. */
  errorCount: z.number().int(),
  warningCount: z.number().int(),
  /** Places that were changed here and upstream, and are not decided. */
  conflicts: z.number().int(),
  lastPublishedAt: z.iso.datetime().nullable(),
  /** Where the published feed is; null before the first publication or for who may not know a private one. */
  feedUrl: z.string().nullable(),
  /** What the one who asks may do here. */
  role: Role,
});
export type Show = z.infer<typeof Show>;

/** What the feed of a show says of these fields, however it says it. */
export const ShowInFeed = fields.partial();

const given = fields.extend({
  title: sayable(fields.shape.title),
  link: WebAddress.nullable(),
  description: sayable(fields.shape.description),
  author: sayable(z.string().max(1_000)).nullable(),
  language: sayable(z.string().max(35)).nullable(),
  imageUrl: WebAddress.nullable(),
  category: sayable(z.string().max(200)).nullable(),
});

export const NewShow = given.partial().required({ title: true });
export type NewShow = z.infer<typeof NewShow>;
export const ShowChange = given.extend({ private: z.boolean() }).partial();
export type ShowChange = z.infer<typeof ShowChange>;
