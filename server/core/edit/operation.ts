import { z } from 'zod';
import { Chapter } from '../model/chapter.ts';
import { Id, Ms, OrderKey } from '../model/id.ts';
import { Notes } from '../model/notes.ts';
import { Reference } from '../model/reference.ts';
import { Segment, SpeakerFrom, TimeFrom, Word } from '../model/segment.ts';
import { Speaker, SpeakerName } from '../model/speaker.ts';
import { ReplaceAll } from './replace/operation.ts';

const ids = z.array(Id).min(1).max(20_000);

/** The words of one segment. `words` replaces the word times; if absent, the existing ones are aligned to the new text. */
export const SetText = z.strictObject({ type: z.literal('setText'), segmentId: Id, text: Segment.shape.text, words: z.array(Word).nullable().optional() });
/** The speaker of one or more segments. `speakerFrom` defaults to 'turn': a label that somebody sets belongs to the turn itself. */
export const SetSpeaker = z.strictObject({ type: z.literal('setSpeaker'), segmentIds: ids, speakerId: Id.nullable(), speakerFrom: SpeakerFrom.optional() });
/** The times of one segment; an absent field stays. If a start is given without `timeFrom`, that becomes 'turn'. */
export const SetTime = z.strictObject({ type: z.literal('setTime'), segmentId: Id, startMs: Ms.nullable().optional(), endMs: Ms.nullable().optional(), timeFrom: TimeFrom.optional() });
/** Moves all times of the segments (words included) by an offset; fails if one would become negative. */
export const Shift = z.strictObject({ type: z.literal('shift'), segmentIds: ids, byMs: z.number().int().min(-2_147_483_647).max(2_147_483_647) });
const Anchor = z.strictObject({ atMs: Ms, toMs: Ms });
/**
 * Moves all times of the segments (words included) along a line: what is at `atMs` of an anchor moves to its `toMs`. With `between`, times
 * before the first anchor and after the last keep their distance to it. Whole milliseconds; fails if a time would become negative.
 */
export const Stretch = z.strictObject({ type: z.literal('stretch'), segmentIds: ids, first: Anchor, last: Anchor, between: z.literal(true).optional() });
/** Cuts a segment in two at a UTF-16 offset of its text; the second half gets `newId`, `order` and `startMs`. White space at the cut is removed. */
export const Split = z.strictObject({ type: z.literal('split'), segmentId: Id, at: z.number().int().min(0), newId: Id, order: OrderKey, startMs: Ms.nullable() });
/** Joins a segment onto the one before it (`intoId`): the texts with one space between them, the start and speaker of the first, the end of the second. */
export const Merge = z.strictObject({ type: z.literal('merge'), segmentId: Id, intoId: Id });
export const InsertSegment = z.strictObject({ type: z.literal('insertSegment'), segment: Segment });
export const DeleteSegment = z.strictObject({ type: z.literal('deleteSegment'), segmentId: Id });

export const AddSpeaker = z.strictObject({ type: z.literal('addSpeaker'), speaker: Speaker.extend({ name: SpeakerName }) });
export const RenameSpeaker = z.strictObject({ type: z.literal('renameSpeaker'), speakerId: Id, name: SpeakerName, aliases: Speaker.shape.aliases.optional() });
/** Everything said by `fromId` becomes said by `intoId`; the name that disappears is kept as an alias. */
export const MergeSpeakers = z.strictObject({ type: z.literal('mergeSpeakers'), fromId: Id, intoId: Id });
/** Fails while a segment still has the speaker. */
export const DeleteSpeaker = z.strictObject({ type: z.literal('deleteSpeaker'), speakerId: Id });

export const AddChapter = z.strictObject({ type: z.literal('addChapter'), chapter: Chapter });
export const SetChapter = z.strictObject({ type: z.literal('setChapter'), chapterId: Id, startMs: Ms.optional(), title: Chapter.shape.title.optional(), url: Chapter.shape.url.optional(), imageUrl: Chapter.shape.imageUrl.optional() });
export const DeleteChapter = z.strictObject({ type: z.literal('deleteChapter'), chapterId: Id });

export const AddReference = z.strictObject({ type: z.literal('addReference'), reference: Reference });
export const SetReference = z.strictObject({ type: z.literal('setReference'), referenceId: Id, order: OrderKey.optional(), title: Reference.shape.title.optional(), url: Reference.shape.url.optional(), note: Reference.shape.note.optional(), links: Reference.shape.links.optional() });
export const DeleteReference = z.strictObject({ type: z.literal('deleteReference'), referenceId: Id });

/**
 * The introduction of the show notes; null goes back to what the source says. `over` is what the source said when the introduction was
 * first replaced: if the source says something else by now, and nobody has written an introduction since, the server asks before storing
 * it.
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

/** Several operations that succeed, fail and are undone together. */
export const Batch = z.strictObject({ type: z.literal('batch'), operations: z.array(SingleOperation).min(1).max(20_000) });

/** One edit as a value. */
export const Operation = z.discriminatedUnion('type', [...single, Batch]);
export type Operation = z.infer<typeof Operation>;
