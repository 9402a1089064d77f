import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Replaced } from '#core/feed/view';
import type { EpisodeChange, Hunk, NotesOfChange, PreviewProgress as Progress, PublicationPreview as PreviewSchema } from '#core/model/publication';
import { Enrichment } from '#core/model/show';
import { Access } from '../access/access.ts';
import { mayIn, type Requester } from '../access/requester.ts';
import { Findings } from '../check/findings.ts';
import { Skeletons } from '../import/skeletons.ts';
import { Sources } from '../import/sources.ts';
import { asking } from '../platform/ask.ts';
import { Database } from '../platform/database.ts';
import { showInFeed } from '../shows/changedFields.ts';
import { additionChanges, type AdditionChange } from './additionChanges.ts';
import { changedUpstream } from './changedUpstream.ts';
import { channelUpstream } from './channelUpstream.ts';
import { changesOf, differs, isUntouched, notesOfChange, type Notes } from './changes.ts';
import { Compose, type Composition } from './compose.ts';
import { newViews, type Wish } from './goingOut.ts';
import { feedFindingsOf } from './feedFindings.ts';
import type { MadeFeed } from './madeFeed.ts';
import { NotesThen } from './notesThen.ts';
import { Obstacles } from './obstacles.ts';
import { withReasons } from './overridden.ts';
import { PreviewProgress } from './previewProgress.ts';
import { withoutPrivateAddress } from './privateAddress.ts';
import { packFew } from './publishedView.ts';
import type { PublishedShowFields } from './showFields.ts';
import { hasCorrections } from './showToPublish.ts';
import { FeedStore } from './store/feedStore.ts';
import { whileThere } from './whileThere.ts';

type Preview = z.infer<typeof PreviewSchema>;

/** A description of what a publication changes. */
export interface Told {
  changes: EpisodeChange[];
  showChanges: Preview['showChanges'];
  additions: AdditionChange[];
  /** What was there in the place of additions that come. */
  replaced: Preview['replaced'];
  /** How many tokens that prove somebody else’s ownership are left out; each is among what is replaced. */
  proofsLeftOut: number;
  upstream: Preview['upstream'];
}

/** Exactly what publishing would do now. */
@Injectable()
export class PreviewPublication {
  private readonly told = new WeakMap<MadeFeed, Promise<Told>>();

  constructor(
    private readonly database: Database, private readonly access: Access, private readonly compose: Compose, private readonly findings: Findings,
    private readonly obstacles: Obstacles, private readonly sources: Sources, private readonly notesThen: NotesThen, private readonly store: FeedStore, private readonly skeletons: Skeletons, private readonly progress: PreviewProgress,
  ) {}

  async run(user: Requester, showId: string, asked: Partial<Pick<Wish, 'enrichments' | 'mode' | 'episodeIds' | 'show'>>): Promise<Preview> {
    await this.access.require(user, 'viewer', { showIds: [showId], episodeIds: asked.episodeIds ?? [] });
    return whileThere(this.database, showId, async () => {
      const enrichments = asked.enrichments ?? (await this.switchesOf(showId));
      const composition = await this.compose.run(showId, { ...asked, enrichments });
      const preview = await this.of(composition);
      return composition.show.privateToken === null || mayIn(user, showId, 'publisher') ? preview : withoutPrivateAddress(preview);
    });
  }

  /** The notes of one episode, which a preview of many leaves out. Nothing else is written anew for them: no other switch reaches the notes. */
  async notesOf(user: Requester, showId: string, episodeId: string, asked?: readonly Enrichment[]): Promise<NotesOfChange> {
    await this.access.require(user, 'viewer', { showIds: [showId], episodeIds: [episodeId] });
    return whileThere(this.database, showId, async () => {
      const name = 'transcript-in-notes';
      const isOn = (asked ?? (await this.switchesOf(showId))).includes(name);
      const last = await this.database.prisma.publication.findFirst({ where: { showId }, orderBy: { number: 'desc' }, select: { enrichments: true } });
      const others = (last?.enrichments ?? []).filter((other): other is Enrichment => other !== name && Enrichment.safeParse(other).success);
      const composition = await this.compose.run(showId, { enrichments: isOn ? [...others, name] : others, episodeIds: [episodeId] });
      const notes = await notesOfChange(composition, composition.going.episodes.find(({ chosen }) => chosen)!, this.notesIn(composition));
      return composition.show.privateToken === null || mayIn(user, showId, 'publisher') ? notes : withoutPrivateAddress(notes);
    });
  }

  private notesIn({ show }: Composition): Notes {
    return {
      inTurn: (episodes) => this.sources.inTurn(episodes, (outgoing) => (differs(outgoing) && !isUntouched(outgoing) ? outgoing.episode : null)),
      of: (episode) => this.sources.notes(episode),
      under: (episode, view) => this.notesThen.of(episode, view),
      itemThen: (episode) => this.notesThen.itemOf(episode, show.last?.sourceId ?? null),
    };
  }

  async progressOf(user: Requester, showId: string): Promise<Progress> {
    await this.access.require(user, 'viewer', { showIds: [showId] });
    return this.progress.of(showId);
  }

  /** The preview of an existing composition. */
  async of(composition: Composition): Promise<Preview> {
    const compared = composition.feed.hunks();
    const [told, hunks] = await Promise.all([this.tell(composition, () => compared), compared, this.store.makeReady(composition.show.id, composition.feed.planned), packFew(newViews(composition.going))]);
    const { changes, showChanges, additions, replaced, upstream } = told;
    return {
      hash: composition.hash,
      first: composition.show.last === null,
      corrections: changes.reduce((sum, { details }) => sum + details.filter(({ goes }) => goes !== 'nowhere').length, 0) + showChanges.length,
      enrichments: [...composition.enrichments],
      waiting: waitingOf(composition),
      changes, showChanges, additions, replaced, upstream,
      showNotHeld: showNotHeldIn(composition, told),
      showLeft: showLeftIn(composition, told),
      linked: composition.feed.linked,
      hunks,
      blocked: await this.obstacles.of(composition.show.id),
      errors: await this.errorsOf(composition),
      feedFindings: await withReasons(asking(this.database.pool), composition.show.id, await feedFindingsOf(composition)),
    };
  }

  /** Describes a composition; cached, as the same composition has the same description. */
  tell(composition: Composition, hunks = () => composition.feed.hunks()): Promise<Told> {
    const told = this.told.get(composition.feed) ?? this.describe(composition, hunks);
    this.told.set(composition.feed, told);
    return told;
  }

  private async describe(composition: Composition, hunks: () => Promise<Hunk[]>): Promise<Told> {
    const { additions, replaced, proofsLeftOut } = await additionChanges(composition, async ({ episode }) => (await this.sources.notes(episode)).told);
    return {
      changes: await changesOf(composition, this.notesIn(composition), this.progress.through(composition.show.id, 'telling', composition.going.episodes)),
      showChanges: showChangesOf(composition, await this.showAsPublic(composition)),
      additions,
      replaced: replacedIn(composition, replaced),
      proofsLeftOut,
      upstream: await this.fromUpstream(composition, hunks),
    };
  }

  /** Nothing is compared or read unless the source is another than at the last publication. */
  private async fromUpstream(composition: Composition, hunks: () => Promise<Hunk[]>): Promise<Preview['upstream']> {
    const { show: { sourceId, last }, feed } = composition;
    if (!last || last.sourceId === null || sourceId === null || last.sourceId === sourceId) return [];
    const ofItems = await changedUpstream(this.database, composition, await hunks());
    return [...ofItems, ...channelUpstream(await this.skeletons.of(last.sourceId), await this.skeletons.of(sourceId), feed)];
  }

  /**
   * What the show says publicly: what went out last, or before the first publication what its feed says; null if it was in no feed yet. What was
   * not corrected is what the feed of then says, whatever the show is called here.
   */
  private async showAsPublic({ show, going }: Composition): Promise<PublishedShowFields | null> {
    if (show.last?.showFields) {
      const { fields, changed } = show.last.showFields;
      const came = show.last.sourceId === null || changed.length + going.show.changed.length === 0 ? null : await showInFeed(this.database.prisma, show.last.sourceId);
      return { fields: came ? { ...came, ...Object.fromEntries(Object.entries(fields).filter(([field]) => changed.includes(field))) } : fields, changed };
    }
    const fields = await showInFeed(this.database.prisma, show.sourceId);
    return fields && { fields, changed: [] };
  }

  /** Whether there are errors that must be corrected, or published with a reason. */
  async needReason(composition: Composition): Promise<boolean> {
    return (await feedFindingsOf(composition)).some(({ blocks }) => blocks) || (await this.errorsOf(composition)).length > 0;
  }

  /** Errors in the chosen episodes with waiting corrections. Ignoring an error settles it for the desk, not for the public. */
  async errorsOf({ going }: Composition): Promise<Preview['errors']> {
    const waiting = going.episodes.filter(({ chosen, withdrawn, episode }) => chosen && !withdrawn && hasCorrections(episode)).map(({ episode }) => episode);
    const found = await this.findings.errorsOf(waiting.map(({ id }) => id));
    return waiting
      .map(({ id, title }) => ({ episodeId: id, title, findings: found.get(id)! }))
      .filter(({ findings }) => findings.length > 0);
  }

  private async switchesOf(showId: string): Promise<Enrichment[]> {
    const { enrichments } = await this.database.prisma.show.findUniqueOrThrow({ where: { id: showId }, select: { enrichments: true } });
    return enrichments.filter((name): name is Enrichment => Enrichment.safeParse(name).success);
  }
}

/** Episodes that could be published: with waiting edits, created here and not in the feed yet, or taken out or put back. */
const waitingOf = ({ show }: Composition): Preview['waiting'] =>
  show.episodes
    .filter((episode) => episode.withdrawn !== (episode.last?.withdrawn ?? false) || (!episode.withdrawn && (hasCorrections(episode) || (episode.madeHere && episode.publishedRevision === null))))
    .map(({ id, title, revision, publishedRevision, withdrawn }) => ({ episodeId: id, title, leaves: withdrawn, revision, publishedRevision }));

/** Of what changes of the show; where nothing is public yet, of all that the feed does not say as the show does. */
const showNotHeldIn = ({ show, feed }: Composition, { showChanges }: Told): Preview['showNotHeld'] =>
  feed.notHeld
    .filter(({ key, path }) => key === null && (show.last === null || showChanges.some(({ field }) => path === `show.${field}`)))
    .map(({ path, wanted, written, why }) => ({ path, wanted, written, why }));

/** Of what changes of the show. */
const showLeftIn = ({ feed }: Composition, { showChanges }: Told): Preview['showLeft'] =>
  feed.left.flatMap(({ field, element, why }) => (field !== undefined && showChanges.some((change) => change.field === field) ? [{ field, element, why }] : []));

function showChangesOf({ show, going }: Composition, then: PublishedShowFields | null): Preview['showChanges'] {
  if (then === null) return [];
  const now = going.show;
  return (Object.keys(now.fields) as (keyof typeof now.fields)[])
    .filter((field) => (show.sourceId === null || now.changed.includes(field) || then.changed.includes(field)) && now.fields[field] !== then.fields[field])
    .map((field) => ({ field, before: String(then.fields[field] ?? ''), after: String(now.fields[field] ?? '') }));
}

function replacedIn({ show }: Composition, replaced: readonly Replaced[]): Preview['replaced'] {
  const byKey = new Map(show.episodes.map((episode) => [episode.key, episode]));
  return replaced.map(({ key, element, urls }) => {
    const episode = key === null ? undefined : byKey.get(key);
    return { episodeId: episode?.id ?? null, title: episode?.title ?? null, element, urls };
  });
}
