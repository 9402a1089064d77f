import { Injectable } from '@nestjs/common';
import { checkItemEdit, checkNewItem } from '#core/check/feed/checkParts';
import { adoptItem } from '#core/feed/adoptItem';
import { encodeFeed } from '#core/feed/encoding';
import type { ItemContext } from '#core/feed/feedIndex';
import { correctedFields } from '#core/feed/itemFields';
import { blankItem, makeItem } from '#core/feed/makeItem';
import type { Extension } from '#core/feed/namespaces';
import { withDeclared } from '#core/feed/prefixes';
import { writeItem, type ItemWriting } from '#core/feed/writeItem';
import { applyPatches } from '#core/model/patch';
import { Skeletons, type SourceSkeleton } from '../../import/skeletons.ts';
import { Sources } from '../../import/sources.ts';
import { Additions, type AddingTo } from '../additions.ts';
import type { EpisodeFiles } from '../filesOf.ts';
import type { Outgoing } from '../goingOut.ts';
import { newEpisodeOf } from '../newEpisode.ts';
import { notesViewOf } from '../notesView.ts';
import { viewOfReading } from '../viewOfReading.ts';
import { growthOf, withBytes, type Growth, type ItemPatch, type ItemReports, type WrittenItem } from './writtenItem.ts';

/** An item that has just been written. */
export type FreshItem = WrittenItem & { patches: ItemPatch[]; files: EpisodeFiles[] };

type To = AddingTo & { showId: string; needsRecords: boolean };

/** Writes the public state of one episode into its item, reading only that item, and verifies the result. */
@Injectable()
export class WriteItems {
  constructor(private readonly sources: Sources, private readonly skeletons: Skeletons, private readonly additions: Additions) {}

  async write(skeleton: SourceSkeleton, outgoing: Outgoing, input: string, to: To): Promise<FreshItem & { text: string }> {
    const { episode } = outgoing;
    const { text } = (await this.sources.item({ sourceId: skeleton.sourceId, key: episode.key }))!;
    const { written, files, reports } = await this.writeInto(text, skeleton, outgoing, to);
    const patches = withBytes(text, written.patches, skeleton.encoding);
    return { text, ...this.itemOf(skeleton, { text, patches, input, key: episode.key, declares: written.declares, files, reports }) };
  }

  /** An item that is removed: its text becomes empty. */
  async gone(skeleton: SourceSkeleton, { key }: { key: string }, input: string): Promise<FreshItem & { text: string }> {
    const { text } = (await this.sources.item({ sourceId: skeleton.sourceId, key }))!;
    const patches = withBytes(text, [{ start: 0, end: text.length, text: '' }], skeleton.encoding);
    return { text, ...this.itemOf(skeleton, { text, patches, input, key, declares: [], files: [], reports: {} }) };
  }

  /** The item of an episode created here: its page with our corrections, in the form of other items. */
  async make(skeleton: SourceSkeleton, outgoing: Outgoing, likes: readonly string[], input: string, to: To): Promise<FreshItem> {
    const { episode, view: namedView } = outgoing;
    const source = await this.sources.notes(episode);
    const view = await namedView!.load();
    const { additions, files, linked } = await this.additions.of(episode, { reading: source.told, view }, to, () => namedView!.load());
    const { xml, declares, notHeld } = makeItem({ ...newEpisodeOf(outgoing, view, source, to.on), additions }, likes.length > 0 ? likes : [blankItem(skeleton.document)], skeleton.index, to.on);
    const findings = checkNewItem(xml, contextWith(skeleton, declares), episode.key);
    return this.comingOf(skeleton, xml, { input, key: episode.key, declares, files: [files], reports: present({ notHeld, findings, linked }) });
  }

  /** The item of an episode that is gone upstream, from the last version of the feed that had it, with our public corrections. */
  async keep(skeleton: SourceSkeleton, outgoing: Outgoing, input: string, to: To): Promise<FreshItem> {
    const { episode: { key, sourceId } } = outgoing;
    const { text: came } = (await this.sources.item({ sourceId, key }))!;
    const text = adoptItem(came, (await this.skeletons.of(sourceId)).index, skeleton.index);
    const { written: { patches, declares }, files, reports } = await this.writeInto(text, skeleton, outgoing, to);
    return this.comingOf(skeleton, applyPatches(text, patches), { input, key, declares, files, reports });
  }

  private async writeInto(text: string, skeleton: SourceSkeleton, { episode, revision, view: namedView, public: isPublic }: Outgoing, to: To) {
    const { key } = episode;
    const { told: reading } = await this.sources.notes(episode);
    const { item } = (await this.sources.item(episode))!;
    const view = (await namedView?.load()) ?? null;
    const seen = view ?? (isPublic && to.needsRecords ? viewOfReading(to.showId, episode, reading) : null);
    const added = seen && (await this.additions.of(episode, { reading, view: seen }, to, async (told) => (await namedView?.load()) ?? viewOfReading(to.showId, episode, await told())));
    const notes = view !== null && revision! > 0 ? notesViewOf(reading, view, view.speakers, to.on) : undefined;
    const written = writeItem(text, skeleton.index, { key, ...(view?.changed && correctedFields(item, view.item, view.changed)), ...(notes && { notes, chapters: notes.chapters }), ...(added && { additions: added.additions }) }, to.on);
    const { notHeld, left } = written;
    return { written, files: added ? [added.files] : [], reports: present({ notHeld, left, findings: findingsOf(skeleton, text, written, key), linked: added?.linked ?? [] }) };
  }

  private itemOf({ encoding }: SourceSkeleton, { text, input, key, declares, patches, files, reports }: Omit<FreshItem, 'isPatched' | keyof Growth> & { text: string }): FreshItem {
    return { input, key, declares, patches, isPatched: patches.length > 0, files, ...growthOf(text, patches, (words) => encodeFeed(words, encoding, false)), reports };
  }

  /** An item not in the source is represented as an insertion into an empty text. */
  private comingOf(skeleton: SourceSkeleton, xml: string, item: Omit<FreshItem, 'patches' | 'isPatched' | keyof Growth>): FreshItem {
    return this.itemOf(skeleton, { ...item, text: '', patches: [{ start: 0, end: 0, text: xml, startByte: 0, endByte: 0 }] });
  }
}

function findingsOf(skeleton: SourceSkeleton, text: string, { patches, declares }: ItemWriting, key: string) {
  if (patches.length === 0) return [];
  return checkItemEdit(text, applyPatches(text, patches), { before: skeleton.index, after: contextWith(skeleton, declares) }, key);
}

const contextWith = ({ index }: SourceSkeleton, declares: readonly Extension[]): ItemContext =>
  ({ ...index, bindings: Object.fromEntries(withDeclared(declares, new Map(Object.entries(index.bindings)))) });

/** Leaves out empty lists. */
const present = (reports: ItemReports): ItemReports => Object.fromEntries(Object.entries(reports).filter(([, list]) => list.length > 0));
