import { writtenFirst } from '#core/edit/replace/writtenFirst';
import { findIn, remembering, type Match } from '#core/find/findIn';
import { matcherOf } from '#core/find/matcher';
import { changes, replaceMatches, textIn } from '#core/find/replaceMatches';
import type { QueryProblem, Scope, TextQuery } from '#core/find/query';
import type { Id } from '#core/model/id';
import { Observable } from '../observable';
import type { Workbench } from '../workbench';
import { readableRecords } from './readableRecords';
import { Ticks } from './ticks';

export type FindMode = 'find' | 'replace';

export interface FindState {
  /** Null if the panel is closed. */
  mode: FindMode | null;
  query: TextQuery & { replacement: string };
  scope: Scope;
  matches: readonly Match[];
  /** The index of the current match; −1 if there is none. */
  at: number;
  ticks: Ticks;
  searching: boolean;
  problem: QueryProblem | null;
  /** How many matches were just replaced. */
  replaced: number | null;
  /** Incremented to give the search field the focus. */
  asked: number;
}

const nothing: FindState = {
  mode: null,
  query: { find: '', regex: false, matchCase: false, wholeWord: false, sameQuotes: true, replacement: '', keepCapitals: false },
  scope: { transcript: true, chapters: true, references: true, introduction: true, speakerId: null },
  matches: [], at: -1, ticks: Ticks.all, searching: false, problem: null, replaced: null, asked: 0,
};

/** A key press must be drawn within a frame, so a longer search continues after it. */
const SLICE_MS = 8;
/** How many records are searched between two looks at the clock. */
const AT_ONCE = 64;

/** Finds and replaces words in the episode. The matches follow every edit while the panel is open. */
export class Find extends Observable<FindState> {
  /** Where the search began or has got to: the current match is the first from here on. */
  #from: { recordId: Id | null; start: number } = { recordId: null, start: 0 };
  /** What had the focus when the panel opened. */
  cameFrom: Element | null = null;
  #matcher = remembering(() => []);
  #search = 0;

  constructor(private readonly workbench: Pick<Workbench, 'store' | 'desk' | 'perform' | 'editable'>, private readonly later: (go: () => void) => void = (go) => void setTimeout(go)) {
    super(nothing);
    workbench.store.watch(() => { if (this.get().mode !== null) this.#run(false); });
  }

  open(mode: FindMode, { at = null, words = '', cameFrom = null }: { at?: Id | null; words?: string; cameFrom?: Element | null } = {}): void {
    const { query, asked, mode: was } = this.get();
    if (was === null) {
      this.#from = { recordId: at, start: 0 };
      this.cameFrom = cameFrom;
    }
    this.set({ mode: this.workbench.editable ? mode : 'find', asked: asked + 1, replaced: null, query: words ? { ...query, find: words } : query });
    this.#compile();
  }

  /** Gives the field the focus when the focused control is no longer of use. */
  focusField(): void {
    this.set({ asked: this.get().asked + 1 });
  }

  close(): void {
    this.#search += 1;
    this.set({ mode: null, matches: [], at: -1, ticks: Ticks.all, searching: false, replaced: null });
  }

  ask(change: Partial<FindState['query']>): void {
    this.set({ query: { ...this.get().query, ...change }, replaced: null, ticks: Ticks.all });
    this.#compile();
  }

  lookIn(change: Partial<Scope>): void {
    this.set({ scope: { ...this.get().scope, ...change }, replaced: null, ticks: Ticks.all });
    this.#run(true);
  }

  step(by: 1 | -1): void {
    const { matches, at } = this.get();
    if (matches.length > 0) this.choose((at + by + matches.length) % matches.length);
  }

  choose(at: number): void {
    const match = this.get().matches[at];
    if (!match) return;
    this.#from = { recordId: match.recordId, start: match.start };
    this.set({ at });
  }

  get current(): Match | null {
    const { matches, at } = this.get();
    return matches[at] ?? null;
  }

  /** The segments that contain matches. */
  get segments(): ReadonlySet<Id> {
    return new Set(this.get().matches.flatMap(({ kind, recordId }) => (kind === 'segments' ? [recordId] : [])));
  }

  /** The ticked matches that replacing would change. */
  get ticked(): Match[] {
    const { matches, ticks } = this.get();
    return matches.filter((match) => changes(match) && ticks.isOn(match));
  }

  tick(match: Match, on: boolean): void {
    this.set({ ticks: this.get().ticks.with(this.#records, [match], on) });
  }

  tickAll(on: boolean): void {
    const { ticks, matches } = this.get();
    this.set({ ticks: on ? Ticks.all : ticks.with(this.#records, matches, false) });
  }

  /** Replaces the current match and goes on to the next. */
  replaceCurrent(): void {
    const { current } = this;
    if (!current || !changes(current)) return this.step(1);
    this.#from = { recordId: current.recordId, start: current.start + current.replacement.length };
    this.#replace([current]);
  }

  replaceTicked(): void {
    this.#replace(this.ticked);
  }

  get #records() {
    return readableRecords(this.workbench);
  }

  #replace(matches: readonly Match[]): void {
    const { query, ticks } = this.get();
    // while a long search is still running after an edit, earlier matches may have moved
    const there = matches.filter((match) => textIn(this.#records, match).slice(match.start, match.end) === match.text);
    const operation = replaceMatches(this.#records, there, query);
    if (!operation) return;
    this.set({ ticks: ticks.afterReplacing(operation) });
    const { notes } = this.workbench.store.getState().records;
    if (this.workbench.perform(writtenFirst(operation, (id) => notes.get(id)?.introduction !== null))) this.set({ replaced: there.length });
    else this.set({ ticks });
  }

  #compile(): void {
    const { query, mode } = this.get();
    const compiled = matcherOf({ ...query, replacement: mode === 'replace' ? query.replacement : null });
    this.set({ problem: compiled.ok ? null : compiled.problem });
    this.#matcher = remembering(compiled.ok ? compiled.matcher : () => []);
    this.#run(true);
  }

  /** Searches the episode in slices. The earlier matches are shown until it has finished. */
  #run(anew: boolean): void {
    const search = ++this.#search;
    const { order } = this.workbench.store.getState();
    const found: Match[] = [];
    const looking = findIn(this.#records, order, this.#matcher, this.get().scope);
    const slice = (): void => {
      if (search !== this.#search) return;
      const until = performance.now() + SLICE_MS;
      for (let count = 1; ; count++) {
        const next = looking.next();
        if (next.done) return this.#show(found, anew);
        for (const match of next.value) found.push(match);
        if (count % AT_ONCE === 0 && performance.now() > until) break;
      }
      if (!this.get().searching) this.set({ searching: true });
      this.later(slice);
    };
    slice();
  }

  #show(matches: Match[], anew: boolean): void {
    const { ticks } = this.get();
    this.set({ matches, at: this.#nearest(matches), searching: false, ticks: anew ? Ticks.all : ticks.follow(this.#records) });
  }

  /** The first match from the search position on. */
  #nearest(matches: readonly Match[]): number {
    const { recordId, start } = this.#from;
    if (matches.length === 0) return -1;
    const { order } = this.workbench.store.getState();
    const place = recordId === null ? -1 : order.indexOf(recordId);
    const later = new Set(order.slice(place + 1));
    const next = matches.findIndex((match) => (match.recordId === recordId ? match.start >= start : place >= 0 && later.has(match.recordId)));
    return Math.max(0, next);
  }
}
