import { checkEdits } from '../../server/core/check/feed/checkEdits.ts';
import { readDocument } from '../../server/core/feed/read.ts';
import { encodeFeed } from '../../server/core/feed/encoding.ts';
import { indexFeed } from '../../server/core/feed/feedIndex.ts';
import { withNewItems } from '../../server/core/feed/orderOfItems.ts';
import { writeFeed, type EpisodeView, type NewEpisode } from '../../server/core/feed/write.ts';
import type { EditFinding } from '../../server/core/model/feedFinding.ts';
import { applyPatches } from '../../server/core/model/patch.ts';
import { sourceBytes } from '../../server/import/sourceBytes.ts';
import { Sources } from '../../server/import/sources.ts';
import { understand } from '../../server/import/understand.ts';
import { Additions } from '../../server/publish/additions.ts';
import { needsRecords } from '../../server/publish/goingOut.ts';
import type { OverSource } from '../../server/publish/items/composeByItems.ts';
import { newEpisodeOf } from '../../server/publish/newEpisode.ts';
import { notesViewOf } from '../../server/publish/notesView.ts';
import { viewOfReading } from '../../server/publish/viewOfReading.ts';
import type { TestApp } from './testApp.ts';

/** Composes a publication from the whole source at once, as a reference for composing it item by item. Caches nothing. */
export async function composeWhole({ app, database }: TestApp, { show, ours, leaving, channel, enrichments, to, feedUrl }: OverSource) {
  const [sources, additions] = [app.get(Sources), app.get(Additions)];
  const understood = understand(await sourceBytes(database, show.sourceId!));
  if (!('document' in understood)) throw new Error(`source ${show.sourceId} is no feed`);
  const { text, encoding, bom, document } = understood;
  const feed = readDocument(document);
  const keys = new Set(feed.items.map(({ key }) => key));
  const episodes: EpisodeView[] = [];
  const added = new Map<string, NewEpisode>();
  for (const outgoing of ours) {
    const { episode, revision, view: named } = outgoing;
    const view = (await named?.load()) ?? null;
    const source = await sources.notes(episode);
    const { told } = source;
    const more = view === null && !needsRecords(enrichments) ? null : await additions.of(episode, { reading: told, view: view ?? viewOfReading(show.id, episode, told) }, to, () => Promise.reject(new Error('nobody asks for the files')));
    if (episode.madeHere && !keys.has(episode.key)) added.set(episode.key, { ...newEpisodeOf(outgoing, view!, source, to.on), additions: more!.additions });
    else episodes.push({ key: episode.key, ...(view && revision! > 0 && { notes: notesViewOf(told, view, view.speakers, to.on) }), ...(more && { additions: more.additions }) });
  }
  const gone = new Set(leaving.map(({ episode }) => episode.key));
  const order = withNewItems(feed.items, [...added.values()].map(({ guid, pubDate }) => ({ key: guid, pubDate }))).filter((key) => !gone.has(key)).map((key) => added.get(key) ?? key);
  const writing = writeFeed(text, { show: channel, episodes, order }, enrichments);
  const after = applyPatches(text, writing.patches);
  const { notHeld, left } = writing;
  return {
    bytes: Buffer.from(encodeFeed(after, encoding, bom)), notHeld, left,
    findings: (): EditFinding[] => {
      const index = indexFeed(text);
      if ('problems' in index) throw new Error(index.problems[0]!.message);
      return checkEdits({ before: text, index, patches: writing.patches, after, servedAt: [feedUrl] });
    },
  };
}
