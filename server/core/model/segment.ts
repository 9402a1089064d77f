import { z } from 'zod';
import { Id, Ms, OrderKey } from './id.ts';

/** A spoken word with its time. `confidence`: the recogniser's, 0 to 1. `estimated`: the time was computed, not measured. */
export const Word = z.strictObject({
  text: z.string(),
  startMs: Ms,
  endMs: Ms,
  confidence: z.number().min(0).max(1).optional(),
  estimated: z.literal(true).optional(),
});
export type Word = z.infer<typeof Word>;

/** Where a start time came from: the turn's own header, the chapter it stands under, or nowhere. */
export const TimeFrom = z.enum(['turn', 'chapter', 'none']);
/** Where a speaker came from: the turn's own header, the turn before it, or nowhere. */
export const SpeakerFrom = z.enum(['turn', 'continued', 'none']);

/** One stretch of speech by one speaker. */
export const Segment = z.strictObject({
  id: Id,
  order: OrderKey,
  startMs: Ms.nullable(),
  timeFrom: TimeFrom,
  endMs: Ms.nullable(),
  speakerId: Id.nullable(),
  speakerFrom: SpeakerFrom,
  text: z.string().max(200_000),
  heading: z.string().max(1_000).nullable(),
  words: z.array(Word).nullable(),
});
export type Segment = z.infer<typeof Segment>;
