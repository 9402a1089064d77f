import type { Patch } from '../../model/patch.ts';
import type { Place } from './place.ts';
import type { Edit } from './state.ts';

/** A part that the page does not have yet. */
export interface NewSection {
  place: Place;
  /** The separator between it and the next new part at the same place. */
  gap: string;
  /** Writes the part from the texts of its records, in order. */
  write: (records: readonly string[]) => string;
}

/** The patches of edits, in order: if several insert at one place, the text has the order of the edits. */
export function patchesOf(edits: readonly Edit[]): Patch[] {
  const records = new Map<NewSection, string[]>();
  for (const { within } of edits) {
    if (!within) continue;
    const texts = records.get(within.section);
    if (texts) texts.push(within.text);
    else records.set(within.section, [within.text]);
  }
  const places = new Map<number, NewSection[]>();
  for (const section of records.keys()) places.set(section.place.at, [...(places.get(section.place.at) ?? []), section]);
  return edits.flatMap(({ patches, within }): Patch[] => {
    const { at, before, after } = within?.section.place ?? { at: -1, before: '', after: '' };
    const sections = places.get(at) ?? [];
    places.delete(at);
    const text = sections.map((section, index) => section.write(records.get(section)!) + (index < sections.length - 1 ? section.gap : '')).join('');
    return sections.length === 0 ? patches : [...patches, { start: at, end: at, text: before + text + after }];
  });
}
