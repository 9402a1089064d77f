import type { ImportPreview } from '#core/model/import';

type Episode = ImportPreview['episodes'][number];

/** The keys of the items that become episodes. */
export type Choice = ReadonlySet<string>;

export const everyEpisode = (episodes: readonly Pick<Episode, 'key'>[]): Choice => new Set(episodes.map(({ key }) => key));

/** The newest by date, or in the feed's own order if it has no dates. */
export const newest = (episodes: readonly Pick<Episode, 'key' | 'pubDate'>[], count: number): Choice =>
  everyEpisode(episodes.map((episode, index) => ({ ...episode, index })).sort((a, b) => (b.pubDate ?? '').localeCompare(a.pubDate ?? '') || a.index - b.index).slice(0, count));

export const withTranscript = (episodes: readonly Pick<Episode, 'key' | 'segments'>[]): Choice => everyEpisode(episodes.filter(({ segments }) => segments > 0));

/** Those whose title contains every typed word, in any case. */
export function searched<Searched extends Pick<Episode, 'title' | 'key'>>(episodes: readonly Searched[], text: string): Searched[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return episodes.filter(({ title, key }) => words.every((word) => (title ?? key).toLowerCase().includes(word)));
}

/** Adds or removes some of them. */
export function toggled(choice: Choice, keys: readonly string[], isIn: boolean): Choice {
  const next = new Set(choice);
  for (const key of keys) {
    if (isIn) next.add(key);
    else next.delete(key);
  }
  return next;
}
