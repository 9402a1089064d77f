const two = (value: number): string => String(value).padStart(2, '0');

/**
 * `hh:mm:ss` and three digits of milliseconds after `mark`: `.` in WebVTT and Podlove Simple Chapters, `,` in SubRip.
 * Hours have two digits at least, and more where the time needs them.
 */
export function fullClock(ms: number, mark: '.' | ','): string {
  const seconds = Math.floor(ms / 1000);
  const hours = Math.floor(seconds / 3600);
  return `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${mark}${String(ms % 1000).padStart(3, '0')}`;
}

/** A time for people, in whole seconds: `m:ss` in the first hour, `h:mm:ss` after it. */
export function shortClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
