import type { Records } from '../edit/records.ts';
import type { ReplaceAll, TextEdit } from '../edit/replace/operation.ts';
import { textOf } from '../edit/replace/replaceAll.ts';
import type { Match } from './findIn.ts';

type Replacing = Match & { replacement: string };

/** Whether replacing a match would change anything. */
export const changes = (match: Match): match is Replacing => match.replacement !== null && match.replacement !== match.text;

/**
 * The operation that replaces these matches and no others; null if that changes nothing.
 *
 * @param matches found in exactly these records, in order
 * @param asked what to show for it in the history
 */
export function replaceMatches(records: Records, matches: readonly Match[], asked: { find: string; replacement: string }): ReplaceAll | null {
  const edits = new Map<string, TextEdit>();
  for (const match of matches.filter(changes)) {
    const key = `${match.recordId}.${match.field}`;
    const edit = edits.get(key) ?? { ...editOf(match), was: textIn(records, match), spans: [] };
    edits.set(key, edit);
    edit.spans.push({ start: match.start, end: match.end, text: match.replacement });
  }
  return edits.size === 0 ? null : { type: 'replaceAll', find: asked.find, replacement: asked.replacement, edits: [...edits.values()] };
}

/** The text that contains a match. */
export function textIn(records: Records, match: Pick<Match, 'kind' | 'field' | 'recordId'>): string {
  const record: object | undefined = records[match.kind].get(match.recordId);
  return (record && textOf(record, editOf(match))) ?? '';
}

/** The text that contains a match, as an edit identifies it. */
export function editOf({ kind, field, recordId }: Pick<Match, 'kind' | 'field' | 'recordId'>): Pick<TextEdit, 'id' | 'in'> {
  const place = placeNames[`${kind}.${field}`];
  return { id: recordId, ...(place && { in: place }) };
}

const placeNames: Readonly<Record<string, TextEdit['in']>> = { 'chapters.title': 'chapter', 'references.title': 'reference', 'references.note': 'note', 'notes.introduction': 'introduction' };
