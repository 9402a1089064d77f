import type { Line } from '../lines.ts';
import { type Header, NO_SPEAKERS, isAlone } from '../../notes/lineHeader.ts';

/** A line of a transcript, and its header if it begins with one. */
export interface TurnLine extends Line {
  header: Header | null;
}

/** The form of most headers of a file; `time` and `name` have nothing else. */
export type Form = Header['form'];

/** How much of a file must be headers for it to consist of turns, in the absence of surer signs. */
const SHARE = { repeatedNames: 0.05, oneName: 0.2, timesBeforeWords: 0.5, namesOnce: 0.5 };

/** Decides from all lines of a file which of them begin turns. */
export class Evidence {
  private readonly counts = { 'name-time': 0, 'time-name': 0, time: 0, name: 0 };
  private readonly labels = { timed: new Map<string, number>(), untimed: new Map<string, number>() };
  private readonly prevailing: Form | null;
  private readonly timesStand: boolean;
  private readonly namesStand: boolean;
  private readonly firstRepeated: number;
  private readonly blanks: boolean;
  private readonly inline: boolean;
  private readonly bareNames: boolean;
  /** The first `0:12 Name` with words below; similar lines before it are a list of chapters. */
  private readonly firstNamed: number;
  private sure = 0;

  constructor(private readonly lines: readonly TurnLine[]) {
    this.blanks = lines.some(({ apart }, index) => index > 0 && apart);
    this.bareNames = this.bareNamesStand();
    this.firstNamed = this.bareNames ? lines.findIndex(({ header }, index) => header?.form === 'time-name' && this.wordsBelow(index)) : 0;
    for (const [index, { header }] of lines.entries()) this.count(header, index);
    this.timesStand = this.timesBeginTurns();
    this.namesStand = this.namesBeginTurns();
    this.firstRepeated = lines.findIndex(({ header }) => header?.form === 'name' && (this.labels.untimed.get(header.name!) ?? 0) > 1);
    this.inline = lines.filter(({ header }) => header !== null && header.name !== null && header.time !== null && header.words !== '').length > 1;
    this.prevailing = this.prevails();
  }

  form(): Form | null {
    return this.prevailing;
  }

  /** The header if it begins a turn: as it is, or read as words after a time; else null. */
  accepted(header: Header | null, index: number): Header | null {
    if (header === null) return null;
    const known = header.name !== null && (this.labels.timed.get(header.name) ?? 0) > 0;
    switch (header.form) {
      case 'name-time':
        if (this.prevailing === 'name-time') return this.isNameTime(header, index) || (this.labels.timed.get(header.name!) ?? 0) > 1 ? header : null;
        return (this.prevailing === 'time' && header.bracket !== '' && isAlone(header) && this.wordsBelow(index)) || (this.prevailing === 'time-name' && known && isAlone(header)) ? header : null;
      case 'time-name':
        if (!header.colon && index < this.firstNamed) return null;
        if (this.isTimeName(header)) return this.prevailing === 'time-name' || this.timesStand || known ? header : null;
        return this.timesStand || this.prevailing === 'time-name' ? this.wordsAfterTime(header, index) : null;
      case 'time':
        if (isAlone(header)) return this.timesStand || (this.prevailing !== 'name' && (this.wordsBelow(index) || header.time === null)) ? header : null;
        return this.prevailing === 'time-name' || (this.prevailing === 'time' && this.timesStand) ? header : null;
      case 'name':
        return this.isName(header, index, known) ? header : null;
    }
  }

  private count(header: Header | null, index: number): void {
    if (!header) return;
    if (header.form === 'name-time' && this.isNameTime(header, index)) {
      this.counts['name-time'] += 1;
      if (header.sure || (this.labels.timed.get(header.name!) ?? 0) > 0) this.sure += 1;
      add(this.labels.timed, header.name!);
    } else if (header.form === 'time-name') {
      const named = header.colon || this.bareNames;
      this.counts[named ? 'time-name' : 'time'] += 1;
      if (named) add(this.labels.timed, header.name!);
    } else if (header.form === 'time') this.counts.time += 1;
    else if (header.form === 'name' && !NO_SPEAKERS.has(header.name!.toLowerCase())) {
      this.counts.name += 1;
      add(this.labels.untimed, header.name!);
    }
  }

  private prevails(): Form | null {
    const { counts } = this;
    const timed = counts['name-time'] >= counts['time-name'] ? 'name-time' : 'time-name';
    const enough = timed === 'name-time' ? this.sure >= 2 : counts[timed] >= 2;
    const strong = enough || (counts[timed] === 1 && (timed === 'time-name' || this.sure === 1) && this.opens(timed)) ? counts[timed] : 0;
    const names = this.namesStand ? counts.name : 0;
    const beforeWords = this.lines.filter(({ header }) => header?.form === 'time' && !isAlone(header)).length;
    const times = this.timesStand ? (strong > 0 ? beforeWords : counts.time) : 0;
    const most = Math.max(strong, names, times);
    if (most === 0) return null;
    return strong === most ? timed : names === most ? 'name' : 'time';
  }

  /** Whether the only header is where a transcript begins: on the first line, or below a title. */
  private opens(form: Form): boolean {
    const at = this.lines.findIndex(({ header }) => header?.form === form);
    return at >= 0 && at <= 1 && (!isAlone(this.lines[at]!.header) || this.wordsBelow(at));
  }

  private isNameTime(header: Header, index: number): boolean {
    if (header.sure && (isAlone(header) || header.colon)) return true;
    const below = this.lines[index + 1];
    return isAlone(header) && this.lines[index]!.apart && below !== undefined && !below.apart && below.header === null;
  }

  private isTimeName(header: Header): boolean {
    if (!header.colon) return this.bareNames;
    const count = this.labels.timed.get(header.name!) ?? 0;
    return count > 1 || this.counts['time-name'] > this.counts.time;
  }

  /** `0:12 Name` names a speaker only if words usually follow below; otherwise what follows the time is spoken. */
  private bareNamesStand(): boolean {
    const bare = this.lines.flatMap(({ header }, index) => (header?.form === 'time-name' && !header.colon ? [index] : []));
    const above = bare.filter((index) => this.wordsBelow(index));
    const names = new Set(bare.map((index) => this.lines[index]!.header!.name));
    return above.length > 0 && above.length * 10 >= bare.length * 6 && (names.size < bare.length || bare.length <= 3);
  }

  private wordsBelow(index: number): boolean {
    const below = this.lines[index + 1];
    return below !== undefined && (below.header === null || below.header.form === 'name');
  }

  private wordsAfterTime(header: Header, index: number): Header {
    const { text } = this.lines[index]!;
    const from = header.colon ? text.indexOf(header.name!) : -1;
    return { ...header, form: 'time', name: null, words: from < 0 ? header.name! : text.slice(text[from - 1] === '[' ? from - 1 : from) };
  }

  private timesBeginTurns(): boolean {
    const found = this.lines.flatMap(({ header }, index) => (header?.form === 'time' || (header?.form === 'time-name' && !this.isTimeName(header)) ? [index] : []));
    const alone = found.filter((index) => isAlone(this.lines[index]!.header) && this.lines[index]!.header!.form === 'time');
    const bracketed = alone.length > 0 && alone.every((index) => this.lines[index]!.header!.bracket !== '');
    if (found.length < 2 && !(found[0] !== undefined && found[0] <= 1 && bracketed)) return false;
    const starts = found.flatMap((index) => this.lines[index]!.header!.startMs ?? []);
    const late = starts.filter((start, at) => at > 0 && start < starts[at - 1]!).length;
    if (!bracketed && late * 5 > starts.length) return false;
    const spoken = alone.filter((index) => this.lines[index + 1]?.header?.form !== 'time' && this.lines[index + 1] !== undefined);
    if (alone.length * 2 >= found.length) return spoken.length * 10 >= alone.length * 6;
    return found.length - alone.length + spoken.length >= (this.lines.length - alone.length) * SHARE.timesBeforeWords;
  }

  private namesBeginTurns(): boolean {
    const { name: total } = this.counts;
    const { untimed } = this.labels;
    const repeated = [...untimed.values()].filter((count) => count > 1);
    if (total < 2) return false;
    const share = total / this.lines.length;
    if (repeated.length === 0) return share >= SHARE.namesOnce;
    return share >= SHARE.oneName || (untimed.size > 1 && share >= SHARE.repeatedNames);
  }

  private isName(header: Header, index: number, known: boolean): boolean {
    if (this.prevailing === 'name-time' || this.prevailing === 'time-name') return known && (isAlone(header) || this.inline);
    const repeated = (this.labels.untimed.get(header.name!) ?? 0) > 1;
    const above = this.lines[index - 1]?.header;
    const timed = this.timesStand && above?.form === 'time' && above.words === '';
    if (!this.namesStand) return repeated && timed;
    if (repeated || timed) return true;
    return !NO_SPEAKERS.has(header.name!.toLowerCase()) && index > this.firstRepeated && (this.lines[index]!.apart || !this.blanks);
  }
}

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
