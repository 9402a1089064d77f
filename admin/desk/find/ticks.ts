import { carrySpans } from '#core/edit/replace/carrySpans';
import type { ReplaceAll } from '#core/edit/replace/operation';
import { textAfter } from '#core/edit/replace/replaceAll';
import type { Match } from '#core/find/findIn';
import { editOf, textIn } from '#core/find/replaceMatches';
import type { Records } from '../store/records';

type Place = Pick<Match, 'recordId' | 'kind' | 'field'>;

/** An unticked stretch, in the text in which it was seen. */
interface Left {
  place: Place;
  text: string;
  start: number;
  end: number;
}

const named = ({ recordId, field }: Pick<Place, 'recordId' | 'field'>, start: number): string => `${recordId}.${field}@${start}`;

/** Which matches are to be replaced: all except the unticked ones, which stay unticked while the text around them is edited. */
export class Ticks {
  static readonly all = new Ticks(new Map());

  private constructor(private readonly left: ReadonlyMap<string, Left>) {}

  isOn(match: Match): boolean {
    return !this.left.has(named(match, match.start));
  }

  get leftOut(): number {
    return this.left.size;
  }

  with(records: Records, matches: readonly Match[], on: boolean): Ticks {
    const left = new Map(this.left);
    for (const match of matches) {
      const name = named(match, match.start);
      if (on) left.delete(name);
      else left.set(name, { place: match, text: textIn(records, match), start: match.start, end: match.end });
    }
    return new Ticks(left);
  }

  /** The same stretches in the current texts. A stretch that was itself changed is a new match. */
  follow(records: Records): Ticks {
    return this.#moved((stretch) => {
      const text = textIn(records, stretch.place);
      const [span] = text === stretch.text ? [stretch] : (carrySpans(stretch.text, text, [{ start: stretch.start, end: stretch.end, text: '' }]) ?? []);
      return span ? { ...stretch, text, start: span.start, end: span.end } : null;
    });
  }

  /** The same stretches after others in their texts were replaced. */
  afterReplacing({ edits }: ReplaceAll): Ticks {
    const byPlace = new Map(edits.map((edit) => [`${edit.id}.${edit.in ?? ''}`, edit]));
    return this.#moved((stretch) => {
      const { id, in: place } = editOf(stretch.place);
      const edit = byPlace.get(`${id}.${place ?? ''}`);
      if (!edit) return stretch;
      const by = edit.spans.filter(({ end }) => end <= stretch.start).reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
      return { ...stretch, text: textAfter(edit), start: stretch.start + by, end: stretch.end + by };
    });
  }

  #moved(move: (stretch: Left) => Left | null): Ticks {
    if (this.left.size === 0) return this;
    const moved = [...this.left.values()].map(move).filter((stretch) => stretch !== null);
    return new Ticks(new Map(moved.map((stretch) => [named(stretch.place, stretch.start), stretch])));
  }
}
