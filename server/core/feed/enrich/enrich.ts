import type { Enrichment } from '../../model/show.ts';
import { linksOf } from '../atomLinks.ts';
import type { FeedDocument } from '../document.ts';
import type { Element } from '../elements.ts';
import type { PersonReading } from '../reading.ts';
import type { Prefixes } from '../prefixes.ts';
import type { EpisodeAdditions, ShowAdditions } from '../view.ts';
import { chaptersRole, simpleChaptersRole } from './chapters.ts';
import { identityEdits } from './identity.ts';
import { lastBuildDateEdits } from './lastBuildDate.ts';
import { hubLink, selfLink } from './links.ts';
import { personsRole } from './persons.ts';
import { place, together, type Placed } from './place.ts';
import { transcriptsRole } from './transcripts.ts';

/** The patches that add our elements to the channel: of the kinds that are turned on, if there is anything to add. */
export function enrichChannel({ text, channel }: FeedDocument, additions: ShowAdditions, on: ReadonlySet<Enrichment>, prefixes: Prefixes): Placed {
  const { selfUrl, hubUrl, lastBuildDate } = additions;
  const hub = on.has('hub') && selfUrl !== undefined && hubUrl !== undefined; // a subscriber at the hub asks for the address in the self link
  const isOther = additions.mode === 'mirror' && linksOf(channel, 'self').length > 0; // a mirror is not at the address of its source
  return together([
    identityEdits(text, channel, additions, on, prefixes),
    ...(selfUrl && (hub || isOther || on.has('self-link')) ? [selfLink(text, channel, selfUrl, prefixes)] : []),
    ...(hub ? [hubLink(text, channel, hubUrl, prefixes)] : []),
    ...(lastBuildDate !== undefined && on.has('last-build-date') ? [lastBuildDateEdits(text, channel, lastBuildDate)] : []),
  ]);
}

/**
 * The patches that add our elements to an item: of the kinds that are turned on, if there is anything to add.
 *
 * @param channelPersons the persons that the channel credits: an item's own credits replace them
 */
export function enrichItem(text: string, item: Element, channelPersons: readonly PersonReading[], additions: EpisodeAdditions, on: ReadonlySet<Enrichment>, prefixes: Prefixes): Placed {
  const { transcripts = [], chaptersUrl, simpleChapters = [], persons = [] } = additions;
  const all: Placed[] = [];
  if (on.has('transcripts') && transcripts.length > 0) all.push(place(text, item, transcriptsRole(item, transcripts, prefixes)));
  if (on.has('chapters') && chaptersUrl) all.push(place(text, item, chaptersRole(item, chaptersUrl, prefixes)));
  if (on.has('psc') && simpleChapters.length > 0) all.push(place(text, item, simpleChaptersRole(item, simpleChapters, prefixes)));
  if (on.has('persons') && persons.length > 0) all.push(place(text, item, personsRole(text, item, channelPersons, persons, prefixes)));
  return together(all);
}
