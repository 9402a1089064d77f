import { z } from 'zod';
import { Ms } from './id.ts';
import { ShowInFeed } from './show.ts';

/** The id that the reading gave to the record; absent for a new one. */
const id = z.string().min(1).max(64).optional();
const line = z.number().int().nullable().optional();
/** Of any length: whatever a feed says, its view says too, and must be put back. */
const said = z.string();
const orNull = said.nullable();

const segment = z.strictObject({
  id, startMs: Ms.nullable(), timeFrom: z.enum(['turn', 'chapter', 'none']), endMs: Ms.nullable(),
  speaker: orNull, speakerFrom: z.enum(['turn', 'continued', 'none']), text: said, heading: orNull, line,
}).partial();
const chapter = z.strictObject({ id, startMs: Ms, title: said, url: orNull, imageUrl: orNull, line }).partial();
const reference = z.strictObject({ id, title: said, url: orNull, note: orNull, links: z.array(z.strictObject({ text: said, url: said })), line }).partial();
const person = z.strictObject({ id, name: said, role: said, group: said, img: orNull, href: orNull }).partial();

const part = z.strictObject({ kind: z.string(), heading: z.string().nullable(), startLine: z.number().int(), endLine: z.number().int(), start: z.number().int(), end: z.number().int() });
const warning = z.strictObject({ code: z.string(), line: z.number().int(), message: z.string() });

/**
 * An episode of an edited feed. An absent field stays as it is. In a list that is present, a record without an id is new, a missing one
 * was deleted, and the order is the list's.
 */
export const EditedEpisode = z.strictObject({
  /** The item's key, as it was read; absent for a new episode. */
  key: z.string().min(1).optional(),
  guid: z.string().nullable(),
  title: said,
  link: orNull,
  pubDate: z.iso.datetime().nullable(),
  enclosure: z.strictObject({ url: z.string().min(1), type: z.string().nullable(), length: z.number().int().min(0).nullable() }).nullable(),
  durationMs: Ms.nullable(),
  introduction: said,
  references: z.array(reference),
  chapters: z.array(chapter),
  segments: z.array(segment),
  persons: z.array(person),
  // derived from the rest: read, never written
  parts: z.array(part),
  speakers: z.array(z.strictObject({ name: z.string(), segments: z.number().int() })),
  warnings: z.array(warning),
}).partial();
export type EditedEpisode = z.infer<typeof EditedEpisode>;

/** The show's own fields, as the channel states them. */
export const EditedShow = ShowInFeed;
export type EditedShow = z.infer<typeof EditedShow>;

/** An edited feed as `stet feed put` takes it: all episodes, in order. One that is missing leaves the feed. */
export const EditedFeed = z.strictObject({ show: EditedShow.optional(), episodes: z.array(EditedEpisode) });
export type EditedFeed = z.infer<typeof EditedFeed>;
