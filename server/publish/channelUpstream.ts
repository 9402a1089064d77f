import type { SourceSkeleton } from '../import/skeletons.ts';
import type { UpstreamChange } from './changedUpstream.ts';
import type { MadeFeed } from './madeFeed.ts';

/** The channel's own elements that upstream changed and that go out as they came; those that are written here say what we say. */
export function channelUpstream(before: SourceSkeleton, now: SourceSkeleton, feed: Pick<MadeFeed, 'writesIn'>): UpstreamChange[] {
  const [was, is] = [elementsOf(before), elementsOf(now)];
  const isOurs = (name: string): boolean => now.document.channel.children.some((element) => element.name === name && feed.writesIn(element));
  const names = [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name) && !isOurs(name));
  if (names.length === 0) return [];
  const listed = names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
  return [{ what: 'channel', total: names.length, items: names.map((title) => ({ episodeId: null, title })), words: `the feed’s ${listed} from upstream` }];
}

/** The text of the channel's elements, by name. */
function elementsOf({ document: { text, channel } }: SourceSkeleton): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { name, start, end } of channel.children) texts.set(name, `${texts.get(name) ?? ''}${text.slice(start, end)}\n`);
  return texts;
}
