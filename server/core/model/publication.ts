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

/** What a publication changes of an episode, told against what is public now. */
export const EpisodeChange = z.strictObject({
  episodeId: z.uuid(),
  title: z.string(),
  /** Whether its item comes into the feed, leaves it, or comes back. */
  moves: z.enum(['comes', 'leaves', 'returns']).nullable(),
  /** In words: "3 speaker labels", "1 timestamp". */
  summary: z.array(z.string()),
  details: z.array(z.strictObject({ field: z.string(), place: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  /** What this form of notes cannot hold, and what is written instead. */
  notHeld: z.array(z.strictObject({ path: z.string(), wanted: z.unknown(), written: z.unknown(), why: z.string() })),
  /** Corrections of a transcript that came from a linked file and that the notes have no place for: of what, and in the segment of which start. */
  notInNotes: z.array(z.strictObject({ what: z.enum(['words', 'speaker', 'time', 'segment']), startMs: z.number().int().nullable() })),
  /** Passages that the item's other element for notes does not hold, and so keeps. */
  left: z.array(z.strictObject({ element: z.string(), passages: z.number().int(), why: z.string() })),
  notesBefore: z.string(),
  notesAfter: z.string(),
});
export type EpisodeChange = z.infer<typeof EpisodeChange>;

/** What becomes of one kind of addition; of the show's own, `episodes` is 0. */
export const AdditionChange = z.strictObject({
  enrichment: Enrichment,
  action: z.enum(['add', 'renew', 'remove']),
  elements: z.number().int(),
  episodes: z.number().int(),
  /** "adds 8 transcript links to 2 episodes" */
  words: z.string(),
});
export type AdditionChange = z.infer<typeof AdditionChange>;

/** An address in the source that one of ours takes the place of. */
const replaced = z.strictObject({ episodeId: z.uuid().nullable(), title: z.string().nullable(), element: z.string(), urls: z.array(z.string()) });

/**
 * What becomes of a file that an item links and whose passages were corrected: `patched` and `regenerated` ones are served in its place;
 * one that is `kept` goes on saying what it said, because its switch is off.
 */
const linkedFile = z.strictObject({
  episodeId: z.uuid(),
  title: z.string(),
  name: z.string(),
  url: z.string(),
  becomes: z.enum(['patched', 'regenerated', 'kept']),
  /** Why it is written anew. */
  why: z.string().nullable(),
  /** Edits that the file does not take, and how many for this reason. */
  notHeld: z.array(z.strictObject({ why: z.string(), count: z.number().int() })),
});

/** An episode that can be chosen: it has something to put out. */
const waiting = z.strictObject({ episodeId: z.uuid(), title: z.string(), leaves: z.boolean(), revision: z.number().int(), publishedRevision: z.number().int().nullable() });

/** GET /api/shows/:id/publication-preview: exactly what publishing the same selection would do. */
export const PublicationPreview = z.strictObject({
  /** Hash of the feed that would be served; publishing takes it back, so that what was seen is what goes out. */
  hash: z.string(),
  first: z.boolean(),
  corrections: z.number().int(),
  enrichments: z.array(Enrichment),
  /** Every episode with something to put out, chosen or not. */
  waiting: z.array(waiting),
  changes: z.array(EpisodeChange),
  /** Fields of the show itself that change: name, before, after. */
  showChanges: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
  additions: z.array(AdditionChange),
  /** Episodes whose items came in anew since the last publication: how many, and the first of them. What was not corrected in them goes out, too. */
  upstream: z.strictObject({ total: z.number().int(), items: z.array(z.strictObject({ episodeId: z.uuid(), title: z.string() })) }),
  replaced: z.array(replaced),
  linked: z.array(linkedFile),
  hunks: z.array(Hunk),
  blocked: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  errors: z.array(z.strictObject({ episodeId: z.uuid(), title: z.string(), findings: z.array(StandingError) })),
  /** What readers of the feed would stumble over, in the channel and in the items that change; one that `blocks` needs a reason. */
  feedFindings: z.array(EditFinding.extend({
    blocks: z.boolean(),
    /** The episode whose item it is in, where that was made here: what the item says can be changed. */
    episodeId: z.uuid().nullable(),
  })),
});
export type PublicationPreview = z.infer<typeof PublicationPreview>;

/** What is to go out. */
export const Selection = z.strictObject({
  /** The switches as they are to be; as they are when absent. */
  enrichments: z.array(Enrichment).optional(),
  /** The episodes that go out; all when absent. */
  episodeIds: z.array(z.uuid()).max(10_000).optional(),
  /** Whether what was changed of the show itself goes out with chosen episodes; with all it does. */
  show: z.boolean().optional(),
  /** What the feed is to the one it came from: said once, with the first publication. */
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
  /** Why errors were published all the same. */
  overrides: z.string().nullable(),
  /** The publication whose changes this one took back. */
  rollsBack: z.number().int().nullable(),
  publishedBy: z.string().nullable(),
  publishedAt: z.iso.datetime(),
  bytes: z.number().int(),
  feedUrl: z.string().nullable(),
});
export type Publication = z.infer<typeof Publication>;

/** GET /api/publications/:id */
export const PublicationDetail = Publication.extend({
  /** What is served now. */
  newest: z.boolean(),
  /** Whether its bytes are still kept. */
  kept: z.boolean(),
  /** What became of telling the hub; null where none was to be told. */
  hub: z.strictObject({ toldAt: z.iso.datetime().nullable(), problem: z.string().nullable(), attempts: z.number().int() }).nullable(),
  enrichments: z.array(z.string()),
  changes: z.array(EpisodeChange.pick({ episodeId: true, title: true, summary: true, details: true })),
});
export type PublicationDetail = z.infer<typeof PublicationDetail>;

/** GET /api/publications/:id/comparison: from its feed to the one served now, which is that of `number`. */
export const PublicationComparison = z.strictObject({ number: z.number().int(), hunks: z.array(Hunk) });
