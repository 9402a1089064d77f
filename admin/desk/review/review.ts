import { findingKey } from '#core/check/sameFinding';
import { inParts } from '#core/edit/inParts';
import { MOST_DECIDED, type EpisodeFindings, type Finding, type FindingIdentity, type Severity } from '#core/model/finding';
import type { Id } from '#core/model/id';
import { toggled } from '../history/choice';
import { Observable } from '../observable';
import type { Workbench } from '../workbench';
import { decisionsOf, identityOf, withWaiting, type Decisions } from './decisions';
import { doubtfulWords, isDoubtful, type DoubtfulWord } from './doubtfulWords';
import { Hearing } from './hearing';
import { marksOf } from './marks';
import { placeOf, speakerOf, stretchOf, tabOf } from './place';
import { keepPreferences, recallPreferences, type Preferences } from './preferences';
import { everything, inQueue, passes, placeAfter, unlessSame, type Filter } from './queue';

export interface ReviewState {
  open: readonly Finding[];
  /** What passes the filter, of the open or of the ignored findings. */
  list: readonly Finding[];
  at: number;
  /** The current finding has been shown on the page. */
  seen: boolean;
  /** How many there were in this session that pass the filter, including those in `list`. */
  total: number;
  /** Findings to ignore, including decisions that the server does not have yet. */
  decisions: Decisions;
  filter: Filter;
  preferences: Preferences;
  /** The form that asks for a reason is open, to ignore the current finding or many at once. */
  asking: 'one' | 'many' | null;
  /** The selected findings of the list, by key. */
  chosen: ReadonlySet<string>;
  /** Findings that were just ignored together, and can be brought back together. */
  lately: readonly FindingIdentity[];
  checking: boolean;
  /** Why the last decision could not be saved. */
  problem: string | null;
  /** Whether any word has a confidence from the recogniser. */
  hasConfidence: boolean;
  /** The most severe open finding of each segment. */
  marks: ReadonlyMap<Id, Severity>;
}

/** The reason stored for a doubtful word that turned out to be right. */
const ACCEPTED = 'Accepted as it is';

/** An episode's findings as a queue to work through. */
export class Review extends Observable<ReviewState> {
  readonly #hearing: Hearing;
  #found: readonly Finding[];
  #words: readonly DoubtfulWord[] = [];
  /** Everything that has been open since the desk was opened. */
  readonly #met = new Map<string, Finding>();
  /** As of the server's last answer. */
  #decisions: Decisions;
  /** The number of decisions that were answered. */
  #decided = 0;

  constructor(private readonly workbench: Workbench, { items, ignored }: Pick<EpisodeFindings, 'items' | 'ignored'>) {
    super({
      open: [], list: [], at: 0, seen: false, total: 0, decisions: new Map(), filter: everything, preferences: recallPreferences(localStorage), asking: null, chosen: new Set(), lately: [], checking: false,
      problem: null, hasConfidence: false, marks: new Map(),
    });
    this.#hearing = new Hearing(workbench.playback);
    this.#found = inQueue(items);
    this.#decisions = decisionsOf(ignored);
    this.#listen();
    workbench.store.decisions.listen({
      waiting: () => this.#draw({}),
      decided: (all) => {
        this.#decided += 1;
        this.#decisions = decisionsOf(all);
      },
      refused: (message) => this.#draw({ problem: message, lately: [] }),
    });
    this.#draw({});
  }

  /** Changes with every answered decision. The answer to an earlier request does not include it. */
  get decided(): number {
    return this.#decided;
  }

  /**
   * Takes in what the checks find now.
   *
   * @param decided the value of `decided` when they were asked
   */
  take({ items, ignored }: EpisodeFindings, decided: number): void {
    this.#found = inQueue(items);
    this.#listen();
    if (decided === this.#decided) this.#decisions = decisionsOf(ignored);
    this.#draw({});
  }

  /** Finds again which words may have been misheard. */
  #listen(): void {
    const { records } = this.workbench.store.getState();
    this.#words = doubtfulWords(records, this.get().preferences.threshold);
  }

  /** Works out what is open and shown, and keeps the position. */
  #draw(change: Partial<ReviewState>): void {
    const before = this.get();
    const { filter } = { ...before, ...change };
    const decisions = withWaiting(this.#decisions, this.workbench.store.decisions.waiting);
    const all = [...this.#found, ...this.#words];
    const open = unlessSame(before.open, all.filter((finding) => !decisions.has(findingKey(finding))));
    for (const finding of open) this.#met.set(findingKey(finding), finding);
    const desk = this.workbench.store.getState();
    const isShown = (finding: Finding) => passes(finding, filter, speakerOf(finding, desk));
    const list = unlessSame(before.list, (filter.ignored ? all.filter((finding) => decisions.has(findingKey(finding))) : open).filter(isShown));
    const there = new Set(open.map(findingKey));
    const done = filter.ignored ? 0 : [...this.#met.values()].filter((finding) => !there.has(findingKey(finding)) && isShown(finding)).length;
    const at = placeAfter(before.list, before.at, list);
    const [was, is] = [before.list[before.at], list[at]];
    const same = was !== undefined && is !== undefined && findingKey(was) === findingKey(is);
    this.set({
      asking: same || before.asking === 'many' ? before.asking : null, ...change, decisions, open, list, at, total: list.length + done, seen: same && before.seen,
      chosen: list === before.list ? before.chosen : new Set(list.map(findingKey).filter((key) => before.chosen.has(key))),
      hasConfidence: this.#words.length > 0 || before.hasConfidence || this.#anyConfidence(), marks: marksOf(open, (finding) => placeOf(finding, desk)),
    });
  }

  #anyConfidence(): boolean {
    for (const { words } of this.workbench.store.getState().records.segments.values()) if (words?.some(({ confidence }) => confidence !== undefined)) return true;
    return false;
  }

  get finding(): Finding | undefined {
    const { list, at } = this.get();
    return list[at];
  }

  step(by: 1 | -1): void {
    const { list, at, seen } = this.get();
    if (list.length) this.open(seen ? (at + by + list.length) % list.length : at);
  }

  open(at: number): void {
    this.set({ at, seen: true, asking: null });
    this.workbench.turnTo('review');
    const place = this.finding && placeOf(this.finding, this.workbench.store.getState());
    if (place) this.workbench.go(place);
    if (this.get().preferences.hearEach) this.hear();
  }

  openRecord(finding: Finding): void {
    const tab = tabOf(finding, this.workbench.store.getState());
    if (tab) this.workbench.turnTo(tab, { link: tab === 'links' ? finding.recordId : null, introducing: tab === 'notes' });
  }

  /** Plays the place of the current finding, from a second before it. */
  hear(): void {
    const { finding } = this;
    const stretch = finding && stretchOf(finding, this.workbench.store.getState());
    if (stretch) this.#hearing.hear(...stretch, this.get().preferences.ending);
  }

  /** Makes a fix of the current finding. For a doubtful word, the first one accepts it as it is. */
  fix(at = 0): void {
    const { finding } = this;
    if (!finding || this.get().filter.ignored) return;
    if (isDoubtful(finding)) {
      if (at === 0) this.accept();
      return;
    }
    const fix = finding.fixes[at];
    if (!fix || !this.workbench.perform(fix.operation)) return;
    // counts as fixed until the checks have run again
    this.#found = this.#found.filter((other) => other !== finding);
    this.#draw({});
  }

  /** How many fixes the current finding offers. */
  get ways(): number {
    const { finding } = this;
    if (!finding || this.get().filter.ignored) return 0;
    return isDoubtful(finding) ? 1 : finding.fixes.length;
  }

  ask(asking: boolean): void {
    if (this.finding) this.workbench.turnTo('review');
    this.set({ asking: asking && this.finding !== undefined && !this.get().filter.ignored ? 'one' : null });
  }

  ignore(reason: string): void {
    if (this.finding) this.#ignore([this.finding], reason);
  }

  accept(): void {
    this.ignore(ACCEPTED);
  }

  /** Selects a finding in the list, or deselects it. */
  choose(finding: Finding): void {
    this.set({ chosen: toggled(this.get().chosen, findingKey(finding)) });
  }

  /** What a decision about many applies to: the selected findings, otherwise all that pass the filter. */
  get many(): readonly Finding[] {
    const { list, chosen } = this.get();
    return chosen.size === 0 ? list : list.filter((finding) => chosen.has(findingKey(finding)));
  }

  askMany(asking: boolean): void {
    this.set({ asking: asking && !this.get().filter.ignored ? 'many' : null });
  }

  /** Asks about all findings that pass the filter, whatever is selected. */
  askShown(): void {
    this.workbench.turnTo('review');
    this.set({ chosen: new Set() });
    if (this.get().list.length === 1) this.ask(true);
    else this.askMany(true);
  }

  ignoreMany(reason: string): void {
    const { many } = this;
    this.#ignore(many, reason);
    this.set({ lately: many.map(identityOf) });
  }

  #ignore(findings: readonly Finding[], reason: string): void {
    if (reason.trim() !== '') this.#decide(findings.map(identityOf), reason.trim());
  }

  /** Takes back the decision to ignore the current finding. */
  bringBack(): void {
    if (this.finding) this.#decide([identityOf(this.finding)], null);
  }

  /** Takes back the last decision about many. */
  undoMany(): void {
    this.#decide(this.get().lately, null);
  }

  /** @param reason null to bring them back */
  #decide(findings: readonly FindingIdentity[], reason: string | null): void {
    if (!this.workbench.editable) return;
    this.set({ asking: null, lately: [], problem: null });
    const at = new Date().toISOString();
    this.workbench.store.decisions.add(inParts(findings, MOST_DECIDED).map((part) => ({ clientId: this.workbench.newId(), findings: part, reason, at })));
  }

  show(filter: Partial<Filter>): void {
    this.#draw({ filter: { ...this.get().filter, ...filter } });
    this.set({ at: 0, seen: false, asking: null, chosen: new Set() });
  }

  prefer(change: Partial<Preferences>): void {
    const preferences = { ...this.get().preferences, ...change };
    keepPreferences(localStorage, preferences);
    this.set({ preferences });
    if (change.threshold !== undefined) {
      // words that the new threshold leaves out do not count as reviewed
      for (const [key, finding] of this.#met) if (isDoubtful(finding)) this.#met.delete(key);
      this.#listen();
      this.#draw({});
    }
  }

  stop(): void {
    this.#hearing.stop();
  }
}
