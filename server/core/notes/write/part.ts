import type { Interpretation } from '../interpret.ts';
import type { NewSection } from './newSection.ts';
import { type NewKind, PageForm } from './pageForm.ts';
import { type Place, placeOfPart } from './place.ts';
import type { TimeForm } from './times.ts';
import type { TurnForm } from './turnForm.ts';

/** A part that is added to a page, and its form. */
export interface Part {
  form: PageForm;
  section: NewSection;
}

/** @param like the page whose form the part takes, usually the page itself */
export function formAt(notes: Interpretation, like: Interpretation, kind: NewKind, place = placeOfPart(notes, kind)): { form: PageForm; place: Place } {
  return { place, form: new PageForm(like, notes.blocks.length === 0 ? isAllLines(like) : place.bare) };
}

export function newList(notes: Interpretation, like: Interpretation, kind: 'references' | 'chapters'): Part {
  const { place, form } = formAt(notes, like, kind);
  const { open, close, between, item } = form.list(kind);
  return { form, section: { place, gap: form.gap, write: (contents) => form.part(kind, open + contents.map(item).join(between) + close) } };
}

export function newTranscript(notes: Interpretation, like: Interpretation, times: TimeForm): Part & { turns: TurnForm } {
  const { place, form } = formAt(notes, like, 'transcript');
  const turns = form.turns(times);
  return { form, turns, section: { place, gap: form.gap, write: (written) => form.part('transcript', written.join(turns.between), turns.bare) } };
}

/** A page without tags other than `<br>` and inline ones. */
const isAllLines = ({ format, source }: Interpretation): boolean => format === 'html' && /<br\b/i.test(source) && !/<(?:p|ul|ol|div|h[1-6])\b/i.test(source);
