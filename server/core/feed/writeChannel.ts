import type { Patch } from '../model/patch.ts';
import type { Enrichment } from '../model/show.ts';
import type { FeedDocument } from './document.ts';
import { enrichChannel } from './enrich/enrich.ts';
import { declaredIn, lackingIn, referenced } from './lacking.ts';
import type { Extension } from './namespaces.ts';
import { prefixesOf } from './prefixes.ts';
import type { FeedNotHeld, Left, Replaced, ShowView } from './view.ts';
import { writeShow } from './writeShow.ts';

/** The result of writing the channel: everything in a feed outside its items. */
export interface ChannelWriting {
  patches: Patch[];
  notHeld: FeedNotHeld[];
  left: Left[];
  replaced: Replaced[];
  /** What the root must declare for it: see `declarationsOf`. */
  declares: Extension[];
}

/** Writes the show's fields and our additions to the channel; no item is looked at. */
export function writeChannel(document: FeedDocument, { additions = {}, ...fields }: ShowView, on: ReadonlySet<Enrichment>): ChannelWriting {
  const { text, channel } = document;
  const prefixes = prefixesOf(channel.bindings);
  const lacking = lackingIn(declaredIn(text));
  const { patches, notHeld, left } = writeShow(text, channel, fields, prefixes, lacking);
  const added = enrichChannel(document, additions, on, prefixes);
  return {
    patches: [...patches, ...added.patches].map((patch) => ({ ...patch, text: referenced(patch.text, lacking) })),
    notHeld,
    left,
    replaced: added.replaced.map((entry) => ({ key: null, ...entry })),
    declares: prefixes.declares(),
  };
}
