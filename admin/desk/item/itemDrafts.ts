import type { Id } from '#core/model/id';
import type { Drafts } from '../inspector/drafts';
import { FIELDS, type Field, type Typed } from './itemForm';
import { standingOver, type TypedOver } from './typedOver';

const placeOf = (field: Field) => `item.${field}`;

/** What was typed in an item's form and is not saved yet, kept like the inspector's drafts until it is saved or given up. */
export class ItemDrafts {
  constructor(private readonly drafts: Drafts, private readonly episodeId: Id) {}

  /** The unsaved values, except those that the item has by now. */
  recall(item: Typed): TypedOver {
    const left = Object.fromEntries(FIELDS.flatMap((field) => {
      const draft = this.drafts.of(this.episodeId, placeOf(field));
      return draft ? [[field, { typed: draft.typed, over: draft.over ?? item[field] }]] : [];
    })) as TypedOver;
    const { touched } = standingOver(item, left);
    return Object.fromEntries(touched.map((field) => [field, left[field]]));
  }

  keep(item: Typed, mine: TypedOver): void {
    const { touched } = standingOver(item, mine);
    for (const field of FIELDS) {
      const draft = this.drafts.of(this.episodeId, placeOf(field));
      const { typed, over } = mine[field] ?? { typed: '', over: '' };
      if (!touched.includes(field)) this.drafts.drop(this.episodeId, placeOf(field));
      else if (draft?.typed !== typed || draft.over !== over) this.drafts.keep(this.episodeId, placeOf(field), { typed, wrong: null, over });
    }
  }

  /**
   * Stores the drafts again after another tab saved the same form, because that removed them from the browser. @param item as the other tab saved it
   */
  keepAgain(item: Typed): void {
    for (const field of FIELDS) {
      const draft = this.drafts.of(this.episodeId, placeOf(field));
      if (draft && draft.typed.trim() !== item[field].trim()) this.drafts.keep(this.episodeId, placeOf(field), draft);
    }
  }

  forget(): void {
    for (const field of FIELDS) this.drafts.drop(this.episodeId, placeOf(field));
  }
}
