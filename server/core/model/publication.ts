import { z } from 'zod';
import { Enrichment, ShowMode } from './show.ts';
import { EditFinding } from './feedFinding.ts';
import { StandingError } from './finding.ts';

/** A stretch of a unified diff of the feed's XML; `line`s are 1-based. */
export const Hunk = z.strictObject({
  oldLine: z.number().int(),
  newLine: z.number().int(),
  lines: z.array(z.strictObject({ kind: z.enum(['same', 'removed', 'added']), text: z.string(), changed: z.array(z.tuple([z.number().int(), z.number().int()])) })),
});
export type Hunk = z.infer<typeof Hunk>;

/** What the form of a feed or of its notes cannot hold, and what is written instead. */
const notHeld = z.array(z.strictObject({ path: z.string(), wanted: z.unknown(), written: z.unknown(), why: z.string() }));

/** What a publication changes in an episode, compared with what is public now. */
export const EpisodeChange = z.strictObject({
  episodeId: z.uuid(),
  title: z.string(),
  /** Whether its item is added to the feed, leaves it, or returns. */
  moves: z.enum(['comes', 'leaves', 'returns']).nullable(),
  /** In words: "3 speaker labels", "1 timestamp". */
  summary: z.array(z.string()),
  details: z.array(z.strictObject({
    field: z.string(), place: z.string(), before: z.string().nullable(), after: z.string().nullable(),
    /** Where a correction goes that the notes have no place for: the files that the feed links, the feed's own chapters, or no public place. */
    goes: z.enum(['files', 'feed', 'nowhere']).optional(),
  })),
  notHeld,
  /** Passages that the item's other notes element does not contain; that element stays as it is there. */
  left: z.array(z.strictObject({ element: z.string(), passages: z.number().int(), why: z.string() })),
  /** Null: left out, to be asked for. */
  notesBefore: z.string().nullable(),
  notesAfter: z.string().nullable(),
});
export type EpisodeChange = z.infer<typeof EpisodeChange>;

/** GET /api/shows/:id/publication-preview/notes/:episodeId: the notes of an episode, where a preview of many leaves them out. */
export const NotesOfChange = z.strictObject({ notesBefore: z.string(), notesAfter: z.string() });
export type NotesOfChange = z.infer<typeof NotesOfChange>;

/** What happens to one kind of addition; `episodes` is 0 for the show's own. */
export const AdditionChange = z.strictObject({
  enrichment: Enrichment,
  action: z.enum(['add', 'replace', 'renew', 'remove', 'return']),
  elements: z.number().int(),
  episodes: z.number().int(),
  /** "adds 8 transcript links to 2 episodes" */
  words: z.string(),
});
export type AdditionChange = z.infer<typeof AdditionChange>;

/**
 * What a publication brings of what changed upstream since the last one: episodes that came, changed, left or got another guid, their order, and
 * elements of the channel, of which `items` are the first.
 */
const upstreamChange = z.strictObject({
  what: z.enum(['came', 'changed', 'guid', 'left', 'order', 'channel']),
  total: z.number().int(),
  items: z.array(z.strictObject({ episodeId: z.uuid().nullable(), title: z.string() })),
  /** "1 new episode from upstream (Fog)" */
  words: z.string(),
});

/** An address in the source that is replaced by one of ours. */
const replaced = z.strictObject({ episodeId: z.uuid().nullable(), title: z.string().nullable(), element: z.string(), urls: z.array(z.string()) });

/**
 * What happens to a linked file that gets other corrections than when its item was last published. `patched` and `regenerated` files are served in its place; a `replaced` one
 * is of a format that is not among ours, which are linked instead of it; a `kept` one still says what it said, because its switch is off; one of the `host` is as its host has it again, since no correction is left in it.
 */
const linkedFile = z.strictObject({
  episodeId: z.uuid(),
  title: z.string(),
  name: z.string(),
  url: z.string(),
  becomes: z.enum(['patched', 'regenerated', 'replaced', 'kept', 'off', 'host']),
  /** Why it is not patched. */
  why: z.string().nullable(),
  /** Edits that the file cannot take: the reason, and how many share it. */
  notHeld: z.array(z.strictObject({ why: z.string(), count: z.number().int() })),
});

/** An episode that can be selected because it has something to publish. */
const waiting = z.strictObject({ episodeId: z.uuid(), title: z.string(), leaves: z.boolean(), revision: z.number().int(), publishedRevision: z.number().int().nullable() });

/** GET /api/shows/:id/publication-preview: exactly what publishing the same selection would do. */
export const PublicationPreview = z.strictObject({
  /** Hash of the feed that would be served. Publishing sends it back, which guarantees that what was previewed is what goes out. */
  hash: z.string(),
  first: z.boolean(),
  /** How many go out; one that has no public place does not count. */
  corrections: z.number().int(),
  enrichments: z.array(Enrichment),
  /** Every episode with something to publish, selected or not. */
  waiting: z.array(waiting),
  changes: z.array(EpisodeChange),
  /** Fields of the show itself that change: name, before, after. */
  showChanges: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
  /** What the feed cannot hold of these fields. */
  showNotHeld: notHeld,
  /** Elements of the feed that say something else than it did in these fields, and are left so. */
  showLeft: z.array(z.strictObject({ field: z.string(), element: z.string(), why: z.string() })),
  additions: z.array(AdditionChange),
  upstream: z.array(upstreamChange),
  replaced: z.array(replaced),
  linked: z.array(linkedFile),
  hunks: z.array(Hunk),
  blocked: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  errors: z.array(z.strictObject({ episodeId: z.uuid(), title: z.string(), findings: z.array(StandingError) })),
  /** What feed readers would stumble over, in the channel and in the items that change. A finding that `blocks` needs a reason to publish. */
  feedFindings: z.array(EditFinding.extend({
    blocks: z.boolean(),
    /** Why it was published the last time, if it blocked then just as now. */
    publishedFor: z.string().nullable(),
    /** The episode of the item, if it was made here and what its item says can therefore be changed. */
    episodeId: z.uuid().nullable(),
  })),
});
export type PublicationPreview = z.infer<typeof PublicationPreview>;

/** GET /api/shows/:id/publication-preview/progress: how far a preview that is being made has come. */
export const PreviewProgress = z.strictObject({ stage: z.enum(['starting', 'writing', 'telling']), done: z.number().int(), total: z.number().int() });
export type PreviewProgress = z.infer<typeof PreviewProgress>;

/** What to publish. */
export const Selection = z.strictObject({
  /** The switches as they should be; unchanged if absent. */
  enrichments: z.array(Enrichment).optional(),
  /** The episodes to publish; all if absent. */
  episodeIds: z.array(z.uuid()).max(10_000).optional(),
  /** Whether changes to the show itself go out with the selected episodes; if all episodes go out, they always do. */
  show: z.boolean().optional(),
  /** How the feed relates to the one it came from; given once, with the first publication. */
  mode: ShowMode.optional(),
});

export const NewPublication = Selection.required({ enrichments: true }).extend({
  hash: z.string(),
  /** Why, for the history. */
  note: z.string().trim().min(1).max(1_000).optional(),
  override: z.string().trim().min(3).max(1_000).optional(),
});

export const Publication = z.strictObject({
  id: z.uuid(),
  showId: z.uuid(),
  showTitle: z.string(),
  number: z.number().int(),
  summary: z.array(z.string()),
  /** Why, in the publisher's words. */
  note: z.string().nullable(),
  /** Why it was published despite errors. */
  overrides: z.string().nullable(),
  /** The publication whose changes this one undid. */
  rollsBack: z.number().int().nullable(),
  publishedBy: z.string().nullable(),
  publishedAt: z.iso.datetime(),
  bytes: z.number().int(),
  feedUrl: z.string().nullable(),
});
export type Publication = z.infer<typeof Publication>;

/** GET /api/publications/:id */
export const PublicationDetail = Publication.extend({
  /** Whether this is what is served now. */
  newest: z.boolean(),
  /** Whether its bytes are still kept. */
  kept: z.boolean(),
  /** Whether the hub was notified; null if there was none to notify. */
  hub: z.strictObject({ toldAt: z.iso.datetime().nullable(), problem: z.string().nullable(), attempts: z.number().int() }).nullable(),
  enrichments: z.array(z.string()),
  changes: z.array(EpisodeChange.pick({ episodeId: true, title: true, summary: true, details: true })),
});
export type PublicationDetail = z.infer<typeof PublicationDetail>;

/** GET /api/publications/:id/comparison: from its feed to the one served now, which belongs to publication `number`. */
export const PublicationComparison = z.strictObject({ number: z.number().int(), hunks: z.array(Hunk) });
