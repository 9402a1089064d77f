import { asArray, asObject } from '../json/checked.ts';
import type { TranscriptReading } from '../reading.ts';
import type { TranscriptSegment } from '../transcript.ts';

const KINDS = ['note', 'style', 'region'] as const;

/** The part of a reading about its WebVTT file, if the stet-json file has it complete; else nothing. */
export function vttFrameIn(value: unknown): Pick<TranscriptReading, 'vtt'> {
  const frame = asObject(value);
  const blocks = asArray(frame?.blocks)?.map(blockIn);
  return typeof frame?.header === 'string' && blocks?.every((block) => block !== null) ? { vtt: { header: frame.header, blocks } } : {};
}

function blockIn(value: unknown): { kind: (typeof KINDS)[number]; text: string; before: number } | null {
  const block = asObject(value);
  const kind = KINDS.find((name) => name === block?.kind);
  return block && kind && typeof block.text === 'string' && Number.isSafeInteger(block.before) ? { kind, text: block.text, before: block.before as number } : null;
}

/** The WebVTT cue of a segment, if the stet-json file has it complete; else nothing. */
export function cueIn(value: unknown): Pick<TranscriptSegment, 'cue'> {
  const cue = asObject(value);
  if (typeof cue?.id !== 'string' || typeof cue.settings !== 'string') return {};
  return { cue: { id: cue.id, settings: cue.settings, ...(typeof cue.markup === 'string' ? { markup: cue.markup } : {}) } };
}
