import type { Patch } from '../../model/patch.ts';
import { OpenElements } from '../blocks/openElements.ts';
import { thingsIn } from '../blocks/things.ts';
import type { Interpretation } from '../interpret.ts';
import { sorted } from './provable.ts';
import { type Edit, touchedBy } from './state.ts';

/** Whether patches of a page leave it whole. */
export type IsSound = (patches: readonly Patch[]) => boolean;

/** Whether a page whose tags are all closed stays that way. A page that is already unbalanced is not checked. */
export function soundOf({ source, format }: Interpretation): IsSound {
  if (format === 'text') return () => true;
  const elements = new OpenElements(source);
  return (patches) => elements.staysWhole(sorted(patches));
}

/** Whether the pictures, players and comments among the words that an edit changes are on the page afterwards. Those in the line of a chapter or a reference belong to it. */
export function keepsThings({ source, format }: Interpretation, edit: Edit): boolean {
  if (format === 'text' || !touchedBy(edit).some((touched) => /^(?:segments|introduction) /.test(touched))) return true;
  const left = thingsIn(edit.patches.map(({ text }) => text).join(' '));
  return edit.patches.every(({ start, end }) => thingsIn(source.slice(start, end)).every((thing) => {
    const at = left.indexOf(thing);
    return at >= 0 && left.splice(at, 1).length > 0;
  }));
}
