import type { Link } from '../../model/reference.ts';
import type { NotesReading, NotesView, ReadReference, ViewReference } from '../../notes/reading.ts';
import type { ChangeDetail } from './change.ts';
import { lineOf } from './line.ts';

const addresses = ({ links, url }: { links: readonly Link[]; url: string | null }): string | null => (links.map((link) => link.url).join(' ') || url);

/** The differences between the references as read and as edited, matched by id. */
export function* describeReferences(before: NotesReading, view: NotesView): Generator<ChangeDetail> {
  const line = lineOf(before.references);
  const old = new Map(before.references.map((reference) => [reference.id, reference]));
  for (const reference of view.references) {
    const was = reference.id === undefined ? undefined : old.get(reference.id);
    if (!was) yield { field: 'added reference', place: 'references', before: null, after: reference.title };
    else {
      old.delete(was.id);
      yield* edits(was, reference, line(was));
    }
  }
  for (const gone of old.values()) yield { field: 'removed reference', place: `line ${gone.line}`, before: gone.title, after: null };
}

function* edits(was: ReadReference, reference: ViewReference, line: string): Generator<ChangeDetail> {
  const place = `reference “${was.title}”${line}`;
  const [from, to] = [addresses(was), addresses({ links: reference.links, url: reference.url })];
  if (reference.title !== was.title) yield { field: 'reference title', place, before: was.title, after: reference.title };
  if (from !== to || reference.url !== was.url) yield { field: 'link', place, before: from === to ? was.url : from, after: from === to ? reference.url : to };
  if (reference.note !== was.note) yield { field: 'reference note', place, before: was.note, after: reference.note };
}
