import fs from 'node:fs';
import type { Place } from './place.ts';

const MARK = '--- starting';
const LARGEST = 5_000_000;

/**
 * Opens the server's log for its next start. It is a file, not a pipe, because the server outlives a killed parent, and a suspended
 * parent must not stall it.
 */
export function openLog(place: Place): number {
  const full = fs.existsSync(place.log) && fs.statSync(place.log).size > LARGEST;
  const log = fs.openSync(place.log, full ? 'w' : 'a', 0o600);
  if (place.uid !== undefined) fs.fchownSync(log, place.uid, place.gid!);
  fs.writeSync(log, `${MARK}\n`);
  return log;
}

/** The last lines of the server with this process id (several may be starting at once and share the log). */
export function tailOfLog(place: Place, pid?: number): string {
  try {
    const text = fs.readFileSync(place.log, 'utf8');
    const own = text.split('\n').filter((line) => line.includes(` [${pid}] `));
    return (own.length ? own : text.split(MARK).pop()!.trim().split('\n')).slice(-12).join('\n');
  } catch {
    return '';
  }
}
