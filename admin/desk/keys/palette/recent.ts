import type { CommandId } from '../command';

const KEY = 'stet.recent-commands';
const MOST = 12;

/** The commands last used in this browser's palette, newest first; none if nothing can be stored. */
export function recentCommands(): CommandId[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function used(id: CommandId): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([id, ...recentCommands().filter((other) => other !== id)].slice(0, MOST)));
  } catch {
    // A browser that stores nothing merely forgets what was used.
  }
}
