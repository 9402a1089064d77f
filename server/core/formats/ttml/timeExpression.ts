/** How a document counts time, from the parameters of its root (TTML2 §7.2, "Parameter Attributes"). */
export interface Clock {
  /** `ttp:frameRate`: frames per counted second. */
  frameRate: number;
  /** Frames per real second: the frame rate times its multiplier (1000/1001 of 30 is NTSC). */
  effectiveFrameRate: number;
  subFrameRate: number;
  /** `ttp:tickRate`: ticks per second. */
  tickRate: number;
  /** Whether times are SMPTE time codes, which count frames rather than seconds. */
  smpte: boolean;
  dropMode: 'nonDrop' | 'dropNTSC' | 'dropPAL';
}

/** A time that was read, and what TTML does not allow about it. */
interface TimeRead {
  ms: number;
  repaired: string | null;
}

const DEFAULT_FRAME_RATE = 30;

const positive = (text: string | undefined): number | null => {
  const value = Number(text?.trim() || NaN);
  return Number.isFinite(value) && value > 0 ? value : null;
};

/**
 * The clock of a document.
 *
 * @param parameter returns the value of a root attribute in the parameter namespace, by local name
 */
export function clockOf(parameter: (name: string) => string | undefined): Clock {
  const given = positive(parameter('frameRate'));
  const frameRate = given ?? DEFAULT_FRAME_RATE;
  const subFrameRate = positive(parameter('subFrameRate')) ?? 1;
  const [numerator, denominator] = (parameter('frameRateMultiplier') ?? '').trim().split(/[\s:]+/, 2).map(positive);
  const dropMode = parameter('dropMode')?.trim();
  return {
    frameRate,
    effectiveFrameRate: (frameRate * (numerator ?? 1)) / (denominator ?? 1),
    subFrameRate,
    tickRate: positive(parameter('tickRate')) ?? (given === null ? 1 : frameRate * subFrameRate),
    smpte: parameter('timeBase')?.trim() === 'smpte',
    dropMode: dropMode === 'dropNTSC' || dropMode === 'dropPAL' ? dropMode : 'nonDrop',
  };
}

const CLOCK_TIME = /^(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d+)|[:;](\d+)(?:\.(\d+))?)?$/;
const OFFSET_TIME = /^(\d+(?:[.,]\d+)?)(h|m|s|ms|f|t)?$/;
/** Longer than any time expression. */
const LONGEST = 64;

/**
 * Reads a time expression (TTML2 §12.3.1): a clock time with a fraction or frames, or an offset with its metric. It also accepts what
 * occurs in practice: seconds without a metric and minutes without hours (Apple), a comma for the dot.
 *
 * @returns null if it is not a time; wall clock times are rejected, because nothing says when the recording began
 */
export function timeOf(text: string, clock: Clock): TimeRead | null {
  const trimmed = text.length > LONGEST ? '' : text.trim();
  const comma = trimmed.includes(',') ? 'A time has a comma instead of a dot.' : null;
  const offset = OFFSET_TIME.exec(trimmed);
  if (offset) {
    const count = Number(offset[1]!.replace(',', '.'));
    return { ms: Math.round(count * millisecondsOf(offset[2] ?? 's', clock)), repaired: comma ?? (offset[2] ? null : 'A time without a unit was read as seconds.') };
  }
  const time = CLOCK_TIME.exec(trimmed);
  if (!time) return null;
  const [hours, minutes, seconds] = [time[1] ?? 0, time[2], time[3]].map(Number) as [number, number, number];
  if (minutes > 59 || seconds > 60) return null;
  const repaired = comma ?? (time[1] === undefined ? 'A time has minutes and seconds, but no hours.' : null);
  if (time[4] !== undefined) return { ms: Math.round(((hours * 60 + minutes) * 60 + seconds + Number(`0.${time[4]}`)) * 1000), repaired };
  const frames = Number(time[5] ?? 0) + Number(time[6] ?? 0) / clock.subFrameRate;
  return { ms: Math.round(1000 * secondsOf(hours, minutes, seconds, frames, clock)), repaired };
}

function millisecondsOf(metric: string, clock: Clock): number {
  switch (metric) {
    case 'h': return 3_600_000;
    case 'm': return 60_000;
    case 'ms': return 1;
    case 'f': return 1000 / clock.effectiveFrameRate;
    case 't': return 1000 / clock.tickRate;
    default: return 1000;
  }
}

/** TTML2 Appendix I, "Time Expression Semantics": in the media time base, frames are fractions of a second; SMPTE counts frames and drops numbers. */
function secondsOf(hours: number, minutes: number, seconds: number, frames: number, clock: Clock): number {
  const whole = (hours * 60 + minutes) * 60 + seconds;
  if (!clock.smpte) return whole + frames / clock.effectiveFrameRate;
  return (whole * clock.frameRate + frames - droppedFrames(hours * 60 + minutes, clock.dropMode)) / clock.effectiveFrameRate;
}

function droppedFrames(minutes: number, dropMode: Clock['dropMode']): number {
  if (dropMode === 'dropNTSC') return 2 * (minutes - Math.floor(minutes / 10));
  if (dropMode === 'dropPAL') return 4 * (Math.floor(minutes / 2) - Math.floor(minutes / 20));
  return 0;
}
