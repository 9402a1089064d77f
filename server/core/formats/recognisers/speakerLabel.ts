import { asName } from '../json/checked.ts';

/** How recognisers number speakers: `A`, `0`, `12`, `1A` (speaker A of channel 1). */
const COUNTED = /^(?:\d{1,3}|\d{0,3}[A-Z])$/;

/**
 * The name for a speaker that a recogniser tells apart. One rule for all recognisers: a mere number or letter (`A`, `0`) becomes `Speaker
 * A`, `Speaker 0`; any other label (`spk_0`, `SPEAKER_00`, `AGENT`, `Ida Marsh`) stays as it is. So a label can be found again in the
 * recogniser's own file, and two labels never become one.
 *
 * @returns null if there is none
 */
export function speakerLabel(value: unknown): string | null {
  const label = asName(value);
  return label !== null && COUNTED.test(label) ? `Speaker ${label}` : label;
}

/** The same for a channel of the recording: `Channel 1`; `ch_0` stays. */
export function channelLabel(value: unknown): string | null {
  const label = asName(value);
  return label !== null && COUNTED.test(label) ? `Channel ${label}` : label;
}

/** The speaker if channels and speakers are told apart: each channel has its own speakers. */
export const labelOf = (channel: string | null, speaker: string | null): string | null =>
  channel === null || speaker === null ? (speaker ?? channel) : `${channel}, ${speaker}`;
