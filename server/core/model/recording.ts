import { z } from 'zod';
import { Ms } from './id.ts';

/** Points of a waveform per second: a minute of them fills the width of a desk. */
export const POINTS_PER_SECOND = 20;

/** none: nobody asked for peaks, or the recording has changed since. */
export const PeaksState = z.enum(['none', 'waiting', 'running', 'done', 'failed']);
export type PeaksState = z.infer<typeof PeaksState>;

/** GET /api/episodes/:id/peaks. */
export const Peaks = z.strictObject({
  state: PeaksState,
  /** From 0 to 1 while it is being made; null if unknown. */
  progress: z.number().nullable(),
  /** Why it failed and what to do. */
  problem: z.string().nullable(),
  /** The measured length of the recording. */
  durationMs: Ms.nullable(),
  /** Base64 of pairs of signed bytes: the lowest and the highest value in each twentieth of a second. */
  peaks: z.string().nullable(),
});
export type Peaks = z.infer<typeof Peaks>;

/** An uploaded recording. It is complete when `received` equals `length`. */
export const UploadedAudio = z.strictObject({ id: z.uuid(), fileName: z.string(), mediaType: z.string(), length: z.number().int(), received: z.number().int() });
export type UploadedAudio = z.infer<typeof UploadedAudio>;

/** The size of the pieces in which the desk uploads a recording; the last may be smaller. */
export const PIECE_BYTES = 8 * 1024 * 1024;

/** GET /api/episodes/:id/audio/uploads/:uploadId: how much of a recording has arrived, and the hash of that. */
export const AudioUpload = UploadedAudio.extend({
  /** SHA-256 in hex, chained: each piece is hashed after the hash of the pieces before it. */
  hash: z.string(),
});
export type AudioUpload = z.infer<typeof AudioUpload>;

/** What the desk knows about an episode's recording before playing it: the upload, if any, and whether its waveform has been made. */
export const DeskRecording = z.strictObject({ upload: UploadedAudio.nullable(), peaks: PeaksState });
export type DeskRecording = z.infer<typeof DeskRecording>;
