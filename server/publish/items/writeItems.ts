import { Injectable } from '@nestjs/common';
import { checkItemEdit } from '#core/check/feed/checkParts';
import { encodeFeed } from '#core/feed/encoding';
import { toldBy } from '#core/feed/get';
import { withDeclared } from '#core/feed/prefixes';
import { writeItem, type ItemWriting } from '#core/feed/writeItem';
import { applyPatches } from '#core/model/patch';
import type { SourceSkeleton } from '../../import/skeletons.ts';
import { Sources } from '../../import/sources.ts';
import { Additions, type AddingTo } from '../additions.ts';
import type { LinkedFile } from '../filesOf.ts';
import type { Outgoing } from '../goingOut.ts';
import { notesViewOf } from '../notesView.ts';
import { viewOfReading } from '../viewOfReading.ts';
import { growthOf, withBytes, type ItemPatch, type ItemReports, type WrittenItem } from './writtenItem.ts';

/** An item that was written just now. */
export type FreshItem = WrittenItem & { patches: ItemPatch[]; files: LinkedFile[] };

/** Writes what is public of one episode into its item, which alone is read, and proves what comes out of it. */
@Injectable()
export class WriteItems {
  constructor(private readonly sources: Sources, private readonly additions: Additions) {}

  async write(skeleton: SourceSkeleton, { episode, revision, view: namedView }: Outgoing, input: string, to: AddingTo & { showId: string; needsRecords: boolean }): Promise<FreshItem & { text: string }> {
    const { key } = episode;
    const { text, item } = (await this.sources.item({ sourceId: skeleton.sourceId, key }))!;
    const reading = episode.sourceId === skeleton.sourceId ? toldBy(item) : (await this.sources.notes(episode)).told;
    const view = (await namedView?.load()) ?? null;
    const seen = view ?? (to.needsRecords ? viewOfReading(to.showId, episode, reading) : null);
    const added = seen && (await this.additions.of(episode, reading, seen, to));
    const notes = view !== null && revision! > 0 ? notesViewOf(reading, view, view.speakers) : undefined;
    const written = writeItem(text, skeleton.index, { key, ...(notes && { notes }), ...(added && { additions: added.additions }) }, to.on);
    const patches = withBytes(text, written.patches, skeleton.encoding);
    const { declares } = written;
    return {
      text, input, key, declares, patches, isPatched: patches.length > 0, files: added?.files ?? [],
      ...growthOf(text, patches, (words) => encodeFeed(words, skeleton.encoding, false)),
      reports: reportsOf(written, { findings: findingsOf(skeleton, text, written, key), linked: added?.linked ?? [] }),
    };
  }
}

function findingsOf({ index }: SourceSkeleton, text: string, { patches, declares }: ItemWriting, key: string) {
  if (patches.length === 0) return [];
  const declared = withDeclared(declares, new Map(Object.entries(index.bindings)));
  return checkItemEdit(text, applyPatches(text, patches), { before: index, after: { ...index, bindings: Object.fromEntries(declared) } }, key);
}

/** Only what there is. */
const reportsOf = ({ notHeld, left, replaced }: ItemWriting, more: Pick<Required<ItemReports>, 'findings' | 'linked'>): ItemReports =>
  Object.fromEntries(Object.entries({ notHeld, left, replaced, ...more }).filter(([, list]) => list.length > 0));
