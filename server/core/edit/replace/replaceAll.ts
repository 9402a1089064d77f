import { Chapter } from '../../model/chapter.ts';
import { Notes } from '../../model/notes.ts';
import { Reference } from '../../model/reference.ts';
import { Segment } from '../../model/segment.ts';
import { changesOf } from '../changes.ts';
import { failed, notFound, type Failed } from '../failure.ts';
import type { SingleOperation } from '../operation.ts';
import type { Kind, RecordTypes } from '../records.ts';
import type { OperationOf, Rule, Touch } from '../rule.ts';
import { setText, textSet } from '../segment/setText.ts';
import type { ReplaceAll, TextEdit } from './operation.ts';
import { areSpansOf, replaceSpans, spansBack } from './spans.ts';
import { splicesBetween, spliceWords } from './wordSplices.ts';

/** Replaces stretches of many texts at once. On a segment's words it has the effect of `setText`. */
export const replaceAll: Rule<'replaceAll'> = {
  apply(records, { find, replacement, edits }) {
    const put = { segments: new Map<string, Segment>(), chapters: new Map<string, Chapter>(), references: new Map<string, Reference>(), notes: new Map<string, Notes>() };
    const back: TextEdit[] = [];
    const starts: SingleOperation[] = [];
    const seen = new Set<string>();
    for (const edit of edits) {
      const { kind, field } = placeOf(edit);
      if (seen.has(`${edit.id}.${field}`)) return failed('same-record', edit.id, 'The same text is to be replaced twice: put both into one edit.', field);
      seen.add(`${edit.id}.${field}`);
      const before = put[kind].get(edit.id) ?? records.get(kind, edit.id);
      if (!before) return notFound(kind, edit.id);
      const problem = refused(edit, before);
      if (problem) return problem;
      if (kind !== 'segments') {
        (put[kind] as Map<string, RecordTypes[typeof kind]>).set(edit.id, { ...before, [field]: textAfter(edit) } as never);
        back.push(editBack(edit, textOf(before, edit)!));
        continue;
      }
      const segment = before as Segment;
      const after = textSet(segment, asSetText(segment, edit));
      put.segments.set(edit.id, after);
      back.push({ ...editBack(edit, segment.text), ...(segment.words && { words: splicesBetween(after.words ?? [], segment.words) }) });
      if (after.startMs !== segment.startMs) starts.push({ type: 'setTime', segmentId: edit.id, startMs: segment.startMs, timeFrom: segment.timeFrom });
    }
    const inverse: ReplaceAll = { type: 'replaceAll', find: replacement.slice(0, 1_000), replacement: find, edits: back };
    const changes = changesOf({ put: { segments: [...put.segments.values()], chapters: [...put.chapters.values()], references: [...put.references.values()], notes: [...put.notes.values()] } });
    return { ok: true, changes, inverse: [inverse, ...starts] };
  },

  touches: ({ edits }, records) => edits.flatMap((edit): Touch[] => {
    const { kind, field } = placeOf(edit);
    const segment = kind === 'segments' ? records.get('segments', edit.id) : undefined;
    return segment ? setText.touches(asSetText(segment, edit), records) : [{ recordId: edit.id, field, value: textAfter(edit) }];
  }),

  needs({ edits }) {
    const ids = (kind: Kind): string[] => edits.filter((edit) => placeOf(edit).kind === kind).map(({ id }) => id);
    return { segments: ids('segments'), chapters: ids('chapters'), references: ids('references'), notes: ids('notes') };
  },
};

const places = {
  segment: { kind: 'segments', field: 'text', fits: Segment.shape.text },
  chapter: { kind: 'chapters', field: 'title', fits: Chapter.shape.title },
  reference: { kind: 'references', field: 'title', fits: Reference.shape.title },
  note: { kind: 'references', field: 'note', fits: Reference.shape.note },
  introduction: { kind: 'notes', field: 'introduction', fits: Notes.shape.introduction },
} as const;

/** The kind of record and the field that an edit concerns. */
export const placeOf = (edit: Pick<TextEdit, 'in'>) => places[edit.in ?? 'segment'];

/** The text of a record that an edit concerns; null if it has none. */
export const textOf = (record: object, edit: Pick<TextEdit, 'in'>): string | null => ((record as Record<string, unknown>)[placeOf(edit).field] as string | null | undefined) ?? null;

/** The text after an edit. */
export const textAfter = ({ was, spans }: Pick<TextEdit, 'was' | 'spans'>): string => replaceSpans(was, spans);

/** How many places an operation replaces. */
export const countReplaced = ({ edits }: ReplaceAll): number => edits.reduce((sum, { spans }) => sum + spans.length, 0);

function asSetText(before: Segment, edit: TextEdit): OperationOf<'setText'> {
  const words = edit.words && spliceWords(before.words ?? [], edit.words);
  return { type: 'setText', segmentId: edit.id, text: textAfter(edit), ...(words && { words }) };
}

/** The edit that restores a text, even if that was not the text the edit was made from. */
function editBack(edit: TextEdit, before: string): TextEdit {
  const after = textAfter(edit);
  const spans = before === edit.was ? spansBack(before, edit.spans) : [{ start: 0, end: after.length, text: before }];
  return { id: edit.id, ...(edit.in && { in: edit.in }), was: after, spans };
}

function refused(edit: TextEdit, before: object): Failed | null {
  const { field, fits } = placeOf(edit);
  if (textOf(before, edit) === null) return failed('not-found', edit.id, 'The text in which something is to be replaced is gone: search again.', field);
  if (!areSpansOf(edit.was, edit.spans)) return failed('cut-outside-text', edit.id, 'What is to be replaced does not lie in its text, one place after the other: search again.', field);
  return fits.safeParse(textAfter(edit)).success ? null : failed('too-long', edit.id, 'With the replacements a text would be longer than can be kept: replace fewer places.', field);
}
