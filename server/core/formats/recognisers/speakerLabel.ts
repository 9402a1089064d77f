import { asName } from '../json/checked.ts';

/** What a recogniser counts speakers with: `A`, `0`, `12`, `1A` (speaker A of channel 1). */
const COUNTED = /^(?:\d{1,3}|\d{0,3}[A-Z])$/;

/**
 * What a speaker is called whom a recogniser tells apart. One rule for all of them: a label that is only counted (`A`, `0`) gets the
 * word for what is counted (`Speaker A`, `Speaker 0`); any other (`spk_0`, `SPEAKER_00`, `AGENT`, `Ida Marsh`) stays as it is. So a label
 * can be found again in the recogniser's own file, and two of them never become one.
 *
 * @returns null where there is none
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

/** Who speaks where channels and speakers are told apart: each channel has its own speakers. */
export const labelOf = (channel: string | null, speaker: string | null): string | null =>
  channel === null || speaker === null ? (speaker ?? channel) : `${channel}, ${speaker}`;
