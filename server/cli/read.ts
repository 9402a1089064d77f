import { readingJson } from '#core/notes/json';
import { summarise } from '#core/notes/summarise';
import { readInput } from './input.ts';
import { print, printJson } from './output.ts';

/** `stet read FILE`: prints what is understood of it; of a feed, all items, or one with --episode. */
export async function read(file: string, { json = false, episode }: { json?: boolean; episode?: string }): Promise<void> {
  const { isFeed, all } = await readInput(file, episode);
  const asList = isFeed && episode === undefined;
  if (json) {
    await printJson(asList ? { episodes: all.map(({ key, title, notes }) => ({ key, title, notes: readingJson(notes) })) } : readingJson(all[0]!.notes));
    return;
  }
  for (const { key, title, notes } of all) {
    if (isFeed) await print(`${title || key}\n${'═'.repeat(Math.min(78, (title || key || '').length))}\n`);
    await print(`${summarise(notes)}\n${asList ? '\n' : ''}`);
  }
}
