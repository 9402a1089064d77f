import type { Operation } from '#core/edit/operation';
import { keyBetween } from '#core/edit/order';
import { startOfRest } from '#core/edit/startOfRest';
import type { Desk } from '#core/model/episode';
import type { Id } from '#core/model/id';
import type { ItemNow } from '#core/model/live';
import { atFirst, type Attention, type Tab } from './attention';
import { Find } from './find/find';
import { chaptersOf } from './flags';
import { folds } from './folds';
import { Keys } from './keys/keys';
import { Observable } from './observable';
import { Cast } from './people';
import type { Live } from './live/live';
import type { Playback } from './player/playback';
import type { Sound } from './player/sound';
import { Review } from './review/review';
import type { DeskStore } from './store/deskStore';
import { movedStart } from './times/movedStart';
import { offerSpeakers, takeOffer } from './transcript/speakerOffer';
import type { Structure } from './transcript/structure';
import type { TranscriptView } from './transcript/transcriptView';
import type { Drafts } from './inspector/drafts';
import { tidied } from './inspector/tidied';
import { typedTime } from './transcript/typedTime';

/** Everything the desk can do, in one place; buttons, keys and menus all call it. */
export class Workbench implements Structure {
  readonly attention = new Observable<Attention>(atFirst);
  readonly review: Review;
  readonly playback: Playback;
  readonly cast: Cast;
  readonly keys = new Keys();
  readonly editable: boolean;
  readonly find: Find;
  /** Whether the episode is published as it is here, and whether it is in the feed at all, as of a revision. */
  readonly standing: Observable<Pick<Desk['episode'], 'state' | 'feed' | 'revision'>>;
  /** The item's own fields, as far as they are known here. */
  readonly item: Observable<ItemNow>;
  view: TranscriptView | null = null;
  /** Fetches the episode anew after something changed all of it. */
  reopen: () => void = () => {};

  constructor(readonly desk: Desk, readonly store: DeskStore, readonly newId: () => Id, readonly sound: Sound, readonly live: Live, readonly drafts: Drafts) {
    this.standing = new Observable(standingOf(desk.episode));
    this.item = new Observable(itemOf(desk.episode));
    this.playback = sound.playback;
    this.cast = new Cast(desk.cast);
    this.cast.of(store.getState().records, store.getState().order);
    this.editable = desk.role !== 'viewer';
    this.find = new Find(this);
    this.review = new Review(this, { items: desk.findings, ignored: desk.ignored });
  }

  /** The item has changed. If it has another recording, that is played from now on. */
  itemIs(item: ItemNow): void {
    if (item.version < this.item.get().version) return; // the answer to the user's own change and the news of others' arrive separately
    this.item.set(itemOf(item));
    this.sound.follow(this.item.get());
  }

  standsAs(episode: Desk['episode']): void {
    this.standing.set(standingOf(episode));
  }

  show(view: TranscriptView | null): void {
    this.view = view;
  }

  get #state() {
    return this.store.getState();
  }
  segment(id: Id) {
    return this.#state.records.segments.get(id);
  }
  /** The segment that commands act on. */
  currentSegment() {
    const { current } = this.attention.get();
    return current === null ? null : (this.segment(current) ?? null);
  }
  currentView() {
    const { current } = this.attention.get();
    return current === null ? undefined : this.view?.views.get(current);
  }
  /** Opens a tab of the inspector, in a drawer if need be, and closes the find panel that may cover it. */
  turnTo(tab: Tab, change: Partial<Attention> = {}): void {
    if (this.find.get().mode !== null) this.find.close();
    this.attention.set({ ...change, tab, ...(matchMedia(folds.inspector).matches && { drawer: 'inspector' }) });
  }
  /** Whether a tab is visible. Keys must not act on what is in a closed drawer or behind a panel. */
  shows(tab: Tab): boolean {
    const { tab: present, drawer } = this.attention.get();
    return present === tab && this.find.get().mode === null && (drawer === 'inspector' || !matchMedia(folds.inspector).matches);
  }
  /** Announces something that the page itself does not show. */
  say(key: string, values?: Record<string, string | number>): void {
    this.attention.set({ said: { key, ...(values && { values }) } });
  }

  #neighbour(id: Id, by: number): Id | null {
    const { order } = this.#state;
    return order[order.indexOf(id) + by] ?? null;
  }
  neighbour(id: Id, by: 1 | -1) {
    const beside = this.#neighbour(id, by);
    return beside === null ? undefined : this.segment(beside);
  }

  perform(...operations: Operation[]): boolean {
    return this.editable && this.store.perform(operations) === null;
  }

  /**
   * Makes an edit from a field.
   *
   * @param typing the record whose text is being typed
   * @returns why the edit cannot be made, or null
   */
  put(operation: Operation, typing?: Id): string | null {
    return this.store.perform([operation], typing)?.message ?? null;
  }

  // The page

  /** Makes a segment the one that keys act on, without scrolling. */
  settle(id: Id): void {
    const { offer } = this.attention.get();
    this.attention.set({ current: id, selection: null, offer: offer?.id === id ? offer : null });
    this.view?.mark({ current: id, selected: null });
  }

  /** @param always show it even if the view does not follow, and close any drawer over it */
  go(id: Id, always = false): void {
    if (always) this.attention.set({ drawer: null });
    this.settle(id);
    this.view?.reveal(id, always);
  }

  stepped(by: 1 | -1): Id | null {
    const { current } = this.attention.get();
    return current === null ? (this.#state.order[0] ?? null) : this.#neighbour(current, by);
  }
  canStep(by: 1 | -1): boolean {
    return this.stepped(by) !== null;
  }
  step(by: 1 | -1): void {
    const next = this.stepped(by);
    if (next) this.go(next);
  }

  /** Sets the introduction as typed. If that is what the source says, there is no correction. */
  introduce(typed: string): void {
    const { episode: { id: episodeId }, introduction: imported } = this.desk;
    const text = tidied(typed);
    const introduction = text === imported ? null : text;
    if (this.editable && this.#state.records.notes.get(episodeId)?.introduction !== introduction) this.store.perform([{ type: 'setIntroduction', episodeId, introduction, ...(introduction !== null && { over: imported }) }], episodeId);
  }

  /** Goes to a time, on the page and in the recording. */
  goToTime(timeMs: number): void {
    this.playback.seek(timeMs);
    const { order, records } = this.#state;
    const place = order.find((id) => (records.segments.get(id)!.startMs ?? -1) >= timeMs) ?? order.at(-1);
    if (place) this.go(place, true);
  }

  nextOf(speakerId: Id): void {
    const { order, records } = this.#state;
    const from = order.indexOf(this.attention.get().current ?? '') + 1;
    const next = [...order.slice(from), ...order.slice(0, from)].find((id) => records.segments.get(id)!.speakerId === speakerId);
    if (next) this.go(next);
  }

  write(id: Id, offset = 0): void {
    const isCovered = this.attention.get().drawer !== null;
    if (isCovered) this.attention.set({ drawer: null });
    this.settle(id);
    // a closing drawer gives the focus back first
    if (isCovered) setTimeout(() => this.view?.write({ id, offset }));
    else this.view?.write({ id, offset });
  }

  /** The operation that splits a segment; null at its edges, where there is nothing to split. */
  splitAt(id: Id, at: number) {
    const segment = this.segment(id);
    if (!segment || at <= 0 || at >= segment.text.length) return null;
    const next = this.neighbour(id, 1);
    return { type: 'split', segmentId: id, at, newId: this.newId(), order: keyBetween(segment.order, next?.order ?? null), startMs: startOfRest(segment, at, next?.startMs ?? null) } as const;
  }

  split(id: Id, at: number): void {
    if (at === 0 && takeOffer(this, id)) return;
    const split = this.splitAt(id, at);
    if (!split || !this.perform(split)) return;
    this.write(split.newId);
    offerSpeakers(this, split.newId);
  }

  joinToPrevious(id: Id): void {
    const into = this.#neighbour(id, -1);
    const joined = this.segment(id);
    if (into && joined && this.#join(id, into)) this.write(into, this.segment(into)!.text.length - joined.text.length);
  }

  joinNext(id: Id): void {
    const next = this.#neighbour(id, 1);
    const { length } = this.segment(id)?.text ?? '';
    if (next && this.#join(next, id)) this.write(id, length);
  }

  /** A split that has just been made is taken back: a merge puts a space between the halves, which may be those of a word. */
  #join(segmentId: Id, intoId: Id): boolean {
    return this.store.unsplit(segmentId, intoId) || this.perform({ type: 'merge', segmentId, intoId });
  }

  deleteSegments(ids: readonly Id[]): void {
    const [first, last] = [ids[0], ids.at(-1)];
    if (first === undefined || last === undefined) return;
    const next = this.#neighbour(last, 1) ?? this.#neighbour(first, -1);
    if (!this.perform({ type: 'batch', operations: ids.map((segmentId) => ({ type: 'deleteSegment', segmentId })) })) return;
    if (next !== null) this.go(next);
    else this.attention.set({ current: null, selection: null });
    this.say('desk.transcript.deleted', { smart_count: ids.length });
  }

  startTranscript(): void {
    const id = this.newId();
    this.perform({ type: 'insertSegment', segment: { id, order: keyBetween(null, null), startMs: 0, timeFrom: 'turn', endMs: null, speakerId: null, speakerFrom: 'none', text: '', heading: null, words: null } });
  }

  restoreWords(id: Id): void {
    const was = this.#state.imported?.segments.get(id);
    if (was) this.perform({ type: 'setText', segmentId: id, text: was.text });
  }

  // Times and speakers

  /** Goes to a segment, on the page and in the recording. */
  seek(id: Id): void {
    this.go(id);
    this.toStart(id);
  }

  /** Goes to the start of a segment in the recording, without scrolling. @returns whether its start is known */
  toStart(id: Id): boolean {
    const startMs = this.segment(id)?.startMs ?? null;
    if (startMs !== null) this.playback.seek(startMs);
    return startMs !== null;
  }

  /** @returns why the typed text cannot be the start, as a translation key or in words; null if it now is */
  retime(id: Id, typed: string): string | null {
    const segment = this.segment(id);
    const startMs = segment && typedTime(typed, segment.startMs);
    return startMs == null ? 'desk.segment.timeWrong' : this.setStart(id, startMs);
  }

  /** @returns why it cannot start there, or null */
  setStart(id: Id, startMs: number): string | null {
    const segment = this.segment(id);
    if (startMs === segment?.startMs && segment.timeFrom === 'turn') return null;
    const edit = movedStart(this.#state.records.segments, this.#neighbour(id, -1), id, this.#neighbour(id, 1), startMs);
    return this.put(edit);
  }

  people() {
    const { records, order } = this.#state;
    return this.cast.of(records, order);
  }

  /** Begins a chapter, or goes to the one that begins there already; its title is what is typed next. */
  beginChapter(startMs: number, title: string): void {
    const there = chaptersOf(this.#state.records).find((chapter) => chapter.startMs === startMs)?.id;
    const id = there ?? this.newId();
    this.turnTo('chapters', { titling: id });
    if (there === undefined) this.perform({ type: 'addChapter', chapter: { id, startMs, title, url: null, imageUrl: null } });
  }

  // Undo and redo

  undo(): void {
    this.#showTouched(this.store.undo()?.segments);
  }
  redo(): void {
    this.#showTouched(this.store.redo()?.segments);
  }
  #showTouched(touched: ReadonlySet<Id> | undefined): void {
    const first = touched && this.#state.order.find((id) => touched.has(id));
    if (first) this.go(first);
  }

  stop(): void {
    this.review.stop();
    this.store.leave();
    this.sound.stop();
    this.live.stop();
  }
}

const standingOf = ({ state, feed, revision }: Desk['episode']) => ({ state, feed, revision });

const itemOf = ({ title, link, pubDate, enclosureUrl, enclosureLength, enclosureType, durationMs, inFeed, version }: ItemNow): ItemNow =>
  ({ title, link, pubDate, enclosureUrl, enclosureLength, enclosureType, durationMs, inFeed, version });
