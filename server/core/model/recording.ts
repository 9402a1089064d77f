import { z } from 'zod';
import { Ms } from './id.ts';

/** How many points of a waveform a second has: a minute of them fills a desk. */
export const POINTS_PER_SECOND = 20;

/** none: nobody asked for them, or the recording is another one since. */
export const PeaksState = z.enum(['none', 'waiting', 'running', 'done', 'failed']);
export type PeaksState = z.infer<typeof PeaksState>;

/** GET /api/episodes/:id/peaks. */
export const Peaks = z.strictObject({
  state: PeaksState,
  /** From 0 to 1 while it is made; null where nobody can say. */
  progress: z.number().nullable(),
  /** Why it failed and what to do. */
  problem: z.string().nullable(),
  /** How long the recording really is. */
  durationMs: Ms.nullable(),
  /** Base64 of pairs of signed bytes: the lowest and the highest of each twentieth of a second. */
  peaks: z.string().nullable(),
});
export type Peaks = z.infer<typeof Peaks>;

/** A recording that was put here. It is whole when all of it was received. */
export const UploadedAudio = z.strictObject({ id: z.uuid(), fileName: z.string(), mediaType: z.string(), length: z.number().int(), received: z.number().int() });
export type UploadedAudio = z.infer<typeof UploadedAudio>;

/** In pieces of so many bytes, but for the last, the desk sends a recording. */
export const PIECE_BYTES = 8 * 1024 * 1024;

/** GET /api/episodes/:id/audio/uploads/:uploadId: how much of a recording came, and what that was. */
export const AudioUpload = UploadedAudio.extend({
  /** SHA-256 in hex: of each piece after the hash of those before it. */
  hash: z.string(),
});
export type AudioUpload = z.infer<typeof AudioUpload>;

/** What the desk knows of an episode's recording before it plays: the one that was put here, and whether its waveform is drawn. */
export const DeskRecording = z.strictObject({ upload: UploadedAudio.nullable(), peaks: PeaksState });
export type DeskRecording = z.infer<typeof DeskRecording>;
