import type { Id } from '#core/model/id';
import type { Drafts } from '../inspector/drafts';
import { FIELDS, touchedIn, type Field, type Typed } from './itemForm';

const placeOf = (field: Field) => `item.${field}`;

/** A form as it was left: what is typed in it, where that is not what the item says, and where the item says something else since. */
export interface Left {
  typed: Typed;
  touched: Field[];
  changedSince: Field[];
}

/** What was typed in the form of an item and is not saved: kept as the drafts of the inspector are, until it is saved or given up. */
export class ItemDrafts {
  constructor(private readonly drafts: Drafts, private readonly episodeId: Id) {}

  /** @param item what the item says now, as it is typed */
  left(item: Typed): Left {
    const drafts = FIELDS.flatMap((field) => {
      const draft = this.drafts.of(this.episodeId, placeOf(field));
      return draft ? [{ field, draft }] : [];
    });
    const typed = { ...item, ...Object.fromEntries(drafts.map(({ field, draft }) => [field, draft.typed])) };
    const touched = touchedIn(typed, item);
    return { typed, touched, changedSince: drafts.filter(({ field, draft }) => touched.includes(field) && draft.over !== item[field]).map(({ field }) => field) };
  }

  /** @param item what the item said when its form was opened: typed again, nothing is left to keep */
  keep(values: Partial<Typed>, item: Typed): void {
    for (const [field, typed] of Object.entries(values) as [Field, string][]) {
      if (typed.trim() === item[field].trim()) this.drafts.drop(this.episodeId, placeOf(field));
      else this.drafts.keep(this.episodeId, placeOf(field), { typed, wrong: null, over: item[field] });
    }
  }

  forget(): void {
    for (const field of FIELDS) this.drafts.drop(this.episodeId, placeOf(field));
  }
}
