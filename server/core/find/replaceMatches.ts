import type { Id } from '../model/id.ts';
import type { Records } from '../edit/records.ts';
import type { ReplaceAll, TextEdit } from '../edit/replace/operation.ts';
import { textOf } from '../edit/replace/replaceAll.ts';
import type { Match } from './findIn.ts';

type Replacing = Match & { replacement: string };

/** Whether replacing a match would change anything. */
export const changes = (match: Match): match is Replacing => match.replacement !== null && match.replacement !== match.text;

/**
 * The operation that replaces these matches and no others; null where that changes nothing.
 *
 * @param matches found in just these records, in order
 * @param asked what is told of it in a history
 */
export function replaceMatches(records: Records, matches: readonly Match[], asked: { find: string; replacement: string }): ReplaceAll | null {
  const edits = new Map<string, TextEdit>();
  for (const match of matches.filter(changes)) {
    const key = `${match.recordId}.${match.field}`;
    const edit = edits.get(key) ?? editOf(records, match);
    edits.set(key, edit);
    edit.spans.push({ start: match.start, end: match.end, text: match.replacement });
  }
  return edits.size === 0 ? null : { type: 'replaceAll', find: asked.find, replacement: asked.replacement, edits: [...edits.values()] };
}

function editOf(records: Records, { kind, field, recordId }: Match): TextEdit {
  const place = placeNames[`${kind}.${field}`];
  const record: { id: Id } | undefined = records[kind].get(recordId);
  if (!record) throw new Error(`a match is in the record ${recordId}, which is not there`);
  const edit = { id: recordId, ...(place && { in: place }) };
  return { ...edit, was: textOf(record, edit) ?? '', spans: [] };
}

const placeNames: Readonly<Record<string, TextEdit['in']>> = { 'chapters.title': 'chapter', 'references.title': 'reference', 'references.note': 'note' };
