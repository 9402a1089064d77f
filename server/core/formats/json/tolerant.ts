import { tokenAt, type Token } from './tokens.ts';

/** The offset of a value and, for a list or object, of each of its values. */
export type Place = number | { start: number; items: Place[] } | { start: number; members: Map<string, Place> };

/** A defect in a JSON text: its first and last offset, and how often it occurs. */
interface Break {
  what: string;
  start: number;
  last: number;
  times: number;
  /** Whether something was left out because of it. */
  lost: boolean;
}

/** What could be read of a JSON text: its consecutive values (one, in an intact file) and what was broken. */
export interface TolerantJson {
  values: unknown[];
  places: Place[];
  breaks: Break[];
}

/** Deeper than any transcript; anything nested deeper is left out. */
const MOST_DEPTH = 500;

/** Non-JSON literals that programs write. */
const SPOKEN_LITERALS = new Map<string, unknown>([
  ['NaN', null], ['Infinity', null], ['-Infinity', null], ['inf', null], ['-inf', null], ['nan', null], ['undefined', null], ['None', null], ['True', true], ['False', false],
]);
const LITERALS = new Map<string, unknown>([['true', true], ['false', false], ['null', null]]);
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const LOOSE_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** An open list or object. */
interface Open {
  list: unknown[] | null;
  object: Record<string, unknown> | null;
  place: Exclude<Place, number>;
  /** The name whose value comes next, and whether its colon was seen. */
  name: string | null;
  colon: boolean;
  /** What was last seen inside. */
  after: 'nothing' | 'value' | 'comma';
}

/**
 * Reads a JSON text as far as possible, in one pass and without recursion: extra or missing commas, comments, strings with line breaks,
 * `NaN`, unclosed brackets, a truncated file, consecutive values (JSON Lines). Defects are reported in `breaks`, similar ones as one.
 * If a name occurs twice in an object, the last value wins, as usual.
 */
export function readTolerantly(text: string): TolerantJson {
  return new TolerantReader(text).read();
}

class TolerantReader {
  private readonly breaks = new Map<string, Break>();
  private readonly root = opened('[', 0);
  private readonly stack: Open[] = [this.root];
  private readonly openOf = { '[': 0, '{': 0 };
  /** The number of open brackets inside what is left out. */
  private skipped = 0;

  constructor(private readonly text: string) {}

  read(): TolerantJson {
    let token = tokenAt(this.text, 0);
    for (; token.kind !== 'end'; token = tokenAt(this.text, token.end)) {
      if (token.broken !== null) this.note(token.broken, token.start);
      if (this.skipped > 0) this.skip(token);
      else this.take(token);
    }
    const missing = this.stack.length - 1 + this.skipped;
    if (missing > 0) this.note('The file ends before every bracket is closed', token.start);
    while (this.stack.length > 1) this.close();
    return { values: this.root.list!, places: (this.root.place as { items: Place[] }).items, breaks: [...this.breaks.values()].sort((a, b) => a.start - b.start) };
  }

  private note(what: string, start: number, lost = false): void {
    const known = this.breaks.get(what);
    if (known) {
      known.last = start;
      known.times += 1;
    } else this.breaks.set(what, { what, start, last: start, times: 1, lost });
  }

  private skip({ kind }: Token): void {
    if (kind === '[' || kind === '{') this.skipped += 1;
    else if (kind === ']' || kind === '}') this.skipped -= 1;
  }

  private take(token: Token): void {
    const inside = this.stack.at(-1)!;
    switch (token.kind) {
      case '[': case '{': return this.open(inside, token);
      case ']': return this.closeFor('[', token);
      case '}': return this.closeFor('{', token);
      case ',': return this.comma(inside, token);
      case ':':
        if (inside.name === null || inside.colon) this.note('There is a colon where none belongs', token.start);
        inside.colon = true;
        return;
      case 'text':
        return inside.object && inside.name === null ? this.name(inside, token) : this.add(inside, token.value, token.start, token.start);
      case 'word': return this.word(inside, token);
      default:
    }
  }

  private open(inside: Open, { kind, start }: Token): void {
    if (kind !== '[' && kind !== '{') return;
    if (this.stack.length > MOST_DEPTH) {
      this.note(`What is nested more than ${MOST_DEPTH} brackets deep was left out`, start, true);
      this.skipped = 1;
      return;
    }
    const frame = opened(kind, start);
    if (inside.object && inside.name === null) {
      this.note('A list or an object without a name was left out', start, true);
      inside.after = 'value';
    } else this.add(inside, frame.list ?? frame.object, frame.place, start);
    this.openOf[kind] += 1;
    this.stack.push(frame);
  }

  private closeFor(kind: '[' | '{', { start }: Token): void {
    if (this.openOf[kind] === 0) return this.note('A bracket is closed but was never opened', start);
    const inside = this.stack.at(-1)!;
    if (inside.after === 'comma') this.note('There is a comma before a closing bracket', start);
    while ((this.stack.at(-1)!.list ? '[' : '{') !== kind) {
      this.note('A bracket is not closed', start);
      this.close();
    }
    this.close();
  }

  private close(): void {
    const closed = this.stack.pop()!;
    if (closed.name !== null) this.noValue(closed, closed.place.start);
    this.openOf[closed.list ? '[' : '{'] -= 1;
  }

  private comma(inside: Open, { start }: Token): void {
    if (inside.name !== null) this.noValue(inside, start);
    else if (inside.after !== 'value') this.note('There is a comma where none belongs', start);
    inside.after = 'comma';
  }

  private noValue(inside: Open, start: number): void {
    this.note('A name without a value was left out', start, true);
    inside.name = null;
  }

  private name(inside: Open, { value, start }: Token): void {
    if (inside.after === 'value') this.note('A comma is missing', start);
    inside.name = value;
    inside.colon = false;
    inside.after = 'nothing';
  }

  private word(inside: Open, token: Token): void {
    const { value, start } = token;
    if (inside.object && inside.name === null) {
      if (tokenAt(this.text, token.end).kind !== ':') return this.note('Characters that are not JSON were left out', start, true);
      this.note('A name has no quotes', start);
      return this.name(inside, token);
    }
    if (token.end === this.text.length && inside !== this.root) return this.note('The file ends in the middle of a value, which was left out', start, true);
    if (LITERALS.has(value)) return this.add(inside, LITERALS.get(value), start, start);
    if (NUMBER.test(value)) return this.add(inside, Number(value), start, start);
    if (SPOKEN_LITERALS.has(value)) this.note(`${value} is not a JSON value; it was read as ${String(SPOKEN_LITERALS.get(value))}`, start);
    else if (LOOSE_NUMBER.test(value)) this.note('A number is not written as in JSON', start);
    else return this.note('Characters that are not JSON were left out', start, true);
    this.add(inside, SPOKEN_LITERALS.has(value) ? SPOKEN_LITERALS.get(value) : Number(value), start, start);
  }

  private add(inside: Open, value: unknown, place: Place, start: number): void {
    if (inside.list) {
      if (inside.after === 'value' && inside !== this.root) this.note('A comma is missing', start);
      inside.list.push(value);
      if ('items' in inside.place) inside.place.items.push(place);
    } else {
      if (!inside.colon) this.note('A colon is missing', start);
      if (inside.name === '__proto__') Object.defineProperty(inside.object, inside.name, { value, writable: true, enumerable: true, configurable: true });
      else inside.object![inside.name!] = value;
      if ('members' in inside.place) inside.place.members.set(inside.name!, place);
      inside.name = null;
    }
    inside.after = 'value';
  }
}

function opened(kind: '[' | '{', start: number): Open {
  const isList = kind === '[';
  return { list: isList ? [] : null, object: isList ? null : {}, place: isList ? { start, items: [] } : { start, members: new Map() }, name: null, colon: false, after: 'nothing' };
}
