import { z } from 'zod';
import { Role } from './access.ts';
import { sayable, WebAddress } from './sayable.ts';

/** What we can add to a feed; each is off until a publisher turns it on. */
export const Enrichment = z.enum(['transcripts', 'transcript-in-notes', 'chapters', 'psc', 'persons', 'podcast-guid', 'self-link', 'hub', 'new-feed-url', 'last-build-date']);
export type Enrichment = z.infer<typeof Enrichment>;

/** Whether our feed replaces the one it came from or stands beside it. Fixed at the first publication. */
export const ShowMode = z.enum(['replace', 'mirror']);
export type ShowMode = z.infer<typeof ShowMode>;
export const Slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'lower-case letters, digits and "-" inside, at most 64');

/** What a show may say of itself, of any length: it came from a feed, which may break our rules. */
const said = z.strictObject({
  title: z.string(),
  link: z.string().nullable(),
  description: z.string(),
  /** Null if the feed states none. */
  language: z.string().nullable(),
  author: z.string().nullable(),
  imageUrl: z.string().nullable(),
  explicit: z.boolean(),
  category: z.string().nullable(),
});

export const Show = said.extend({
  id: z.uuid(),
  /** Its title in the feed it came from, if that is another, and whether ours is a correction of it or only what it is called here. */
  titleInFeed: z.strictObject({ title: z.string(), isCorrected: z.boolean() }).nullable(),
  slug: Slug,
  mode: ShowMode.nullable(),
  private: z.boolean(),
  enrichments: z.array(Enrichment),
  /** 'feed': patched from the imported source. 'stet': made here, built whole. */
  origin: z.enum(['feed', 'stet']),
  version: z.number().int(),
  episodes: z.number().int(),
  /** How many episodes have unpublished corrections. */
  edited: z.number().int(),
  /** Open findings of its episodes. */
  errorCount: z.number().int(),
  warningCount: z.number().int(),
  /** Places changed both here and upstream that nobody has decided yet. */
  conflicts: z.number().int(),
  lastPublishedAt: z.iso.datetime().nullable(),
  /** Address of the published feed; null before the first publication, or if it is private and the caller may not know it. */
  feedUrl: z.string().nullable(),
  /** The caller's role in this show. */
  role: Role,
});
export type Show = z.infer<typeof Show>;

/** What the show's feed says in these fields, as it is. */
export const ShowInFeed = said.partial();

/** What somebody may write. */
const given = said.extend({
  slug: Slug,
  title: sayable(z.string().trim().min(1).max(1_000)),
  link: WebAddress.nullable(),
  description: sayable(z.string().max(10_000)),
  author: sayable(z.string().max(1_000)).nullable(),
  language: sayable(z.string().max(35)).nullable(),
  imageUrl: WebAddress.nullable(),
  category: sayable(z.string().max(200)).nullable(),
});

export const NewShow = given.partial().required({ title: true });
export type NewShow = z.infer<typeof NewShow>;
export const ShowChange = given.extend({ private: z.boolean() }).partial();
export type ShowChange = z.infer<typeof ShowChange>;

/**
 * PATCH /api/shows/:id: what the show should say. Only what it does not already say, here or in its feed, must satisfy {@link ShowChange}. With
 * `takeOver`, the slug may be that of a deleted show, whose listeners then get this one.
 */
export const ShowSaid = said.extend({ slug: Slug, private: z.boolean(), takeOver: z.boolean() }).partial();
export type ShowSaid = z.infer<typeof ShowSaid>;
