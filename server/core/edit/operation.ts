import { z } from 'zod';
import { Chapter } from '../model/chapter.ts';
import { Id, Ms, OrderKey } from '../model/id.ts';
import { Notes } from '../model/notes.ts';
import { Reference } from '../model/reference.ts';
import { Segment, SpeakerFrom, TimeFrom, Word } from '../model/segment.ts';
import { Speaker, SpeakerName } from '../model/speaker.ts';
import { ReplaceAll } from './replace/operation.ts';

const ids = z.array(Id).min(1).max(20_000);

/** Words of one segment; `words` replaces the word times, absent it leaves them to be aligned. */
export const SetText = z.strictObject({ type: z.literal('setText'), segmentId: Id, text: Segment.shape.text, words: z.array(Word).nullable().optional() });
/** Who speaks, for one segment or many. `speakerFrom` is 'turn' when absent: a label someone set is the turn's own. */
export const SetSpeaker = z.strictObject({ type: z.literal('setSpeaker'), segmentIds: ids, speakerId: Id.nullable(), speakerFrom: SpeakerFrom.optional() });
/** The time of one segment; an absent field stays. `timeFrom` is 'turn' when a start is given without it. */
export const SetTime = z.strictObject({ type: z.literal('setTime'), segmentId: Id, startMs: Ms.nullable().optional(), endMs: Ms.nullable().optional(), timeFrom: TimeFrom.optional() });
/** Moves every time of the segments (words included) by an offset; fails where one would become negative. */
export const Shift = z.strictObject({ type: z.literal('shift'), segmentIds: ids, byMs: z.number().int().min(-2_147_483_647).max(2_147_483_647) });
const Anchor = z.strictObject({ atMs: Ms, toMs: Ms });
/**
 * Moves every time of the segments (words included) along a line: what is at `atMs` of an anchor comes to its `toMs`. With `between`, times
 * before the first anchor and after the last keep their distance to it. Whole milliseconds; fails where a time would become negative.
 */
export const Stretch = z.strictObject({ type: z.literal('stretch'), segmentIds: ids, first: Anchor, last: Anchor, between: z.literal(true).optional() });
/** Cuts a segment in two at a UTF-16 offset of its text; the second half gets `newId`, `order` and `startMs`. White space at the cut goes. */
export const Split = z.strictObject({ type: z.literal('split'), segmentId: Id, at: z.number().int().min(0), newId: Id, order: OrderKey, startMs: Ms.nullable() });
/** Joins a segment onto the one before it (`intoId`): the texts with one space between, the first one's start and speaker, the second one's end. */
export const Merge = z.strictObject({ type: z.literal('merge'), segmentId: Id, intoId: Id });
export const InsertSegment = z.strictObject({ type: z.literal('insertSegment'), segment: Segment });
export const DeleteSegment = z.strictObject({ type: z.literal('deleteSegment'), segmentId: Id });

export const AddSpeaker = z.strictObject({ type: z.literal('addSpeaker'), speaker: Speaker.extend({ name: SpeakerName }) });
export const RenameSpeaker = z.strictObject({ type: z.literal('renameSpeaker'), speakerId: Id, name: SpeakerName, aliases: Speaker.shape.aliases.optional() });
/** Everything said by `fromId` is said by `intoId`; the name merged away is kept as an alias. */
export const MergeSpeakers = z.strictObject({ type: z.literal('mergeSpeakers'), fromId: Id, intoId: Id });
/** Fails while a segment still names the speaker. */
export const DeleteSpeaker = z.strictObject({ type: z.literal('deleteSpeaker'), speakerId: Id });

export const AddChapter = z.strictObject({ type: z.literal('addChapter'), chapter: Chapter });
export const SetChapter = z.strictObject({ type: z.literal('setChapter'), chapterId: Id, startMs: Ms.optional(), title: Chapter.shape.title.optional(), url: Chapter.shape.url.optional(), imageUrl: Chapter.shape.imageUrl.optional() });
export const DeleteChapter = z.strictObject({ type: z.literal('deleteChapter'), chapterId: Id });

export const AddReference = z.strictObject({ type: z.literal('addReference'), reference: Reference });
export const SetReference = z.strictObject({ type: z.literal('setReference'), referenceId: Id, order: OrderKey.optional(), title: Reference.shape.title.optional(), url: Reference.shape.url.optional(), note: Reference.shape.note.optional(), links: Reference.shape.links.optional() });
export const DeleteReference = z.strictObject({ type: z.literal('deleteReference'), referenceId: Id });

/**
 * The introduction of the show notes; null brings back what the source says. `over` is what the source said when it was written over: where
 * the source says something else by now, and nobody wrote one since, whoever keeps edits asks first.
 */
export const SetIntroduction = z.strictObject({ type: z.literal('setIntroduction'), episodeId: Id, introduction: Notes.shape.introduction, over: z.string().optional() });

const single = [
  SetText, ReplaceAll, SetSpeaker, SetTime, Shift, Stretch, Split, Merge, InsertSegment, DeleteSegment,
  AddSpeaker, RenameSpeaker, MergeSpeakers, DeleteSpeaker,
  AddChapter, SetChapter, DeleteChapter,
  AddReference, SetReference, DeleteReference,
  SetIntroduction,
] as const;

export const SingleOperation = z.discriminatedUnion('type', single);
export type SingleOperation = z.infer<typeof SingleOperation>;

/** Several operations that stand or fall, and are undone, together. */
export const Batch = z.strictObject({ type: z.literal('batch'), operations: z.array(SingleOperation).min(1).max(20_000) });

/** One edit as a value. */
export const Operation = z.discriminatedUnion('type', [...single, Batch]);
export type Operation = z.infer<typeof Operation>;
