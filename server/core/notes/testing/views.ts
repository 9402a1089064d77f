import type { NotHeld, NotesReading, NotesView } from '../reading.ts';

/** What an editor has of a reading. */
export const viewOf = ({ introduction, segments, chapters, references }: NotesReading): NotesView => ({
  introduction,
  segments: segments.map(({ id, startMs, endMs, speaker, text }) => ({ id, startMs, endMs, speaker, text })),
  chapters: chapters.map(({ id, startMs, title }) => ({ id, startMs, title })),
  references: references.map(({ id, title, url, note, links }) => ({ id, title, url, note, links })),
});

/** What the view says, with what was written instead of anything not held. */
export function held(view: NotesView, notHeld: NotHeld[]): unknown {
  const copy = structuredClone(view) as unknown as Record<string, (Record<string, unknown> | null)[]>;
  for (const { path, written } of notHeld) {
    if (path === 'introduction') Object.assign(copy, { introduction: written });
    const match = /^(\w+)\[(\d+)\](?:\.(\w+))?$/.exec(path);
    if (!match) continue;
    const [, list, index, field] = match;
    if (field === undefined) copy[list!]![Number(index)] = null;
    else copy[list!]![Number(index)]![field] = written;
  }
  const fieldsOf = (list: string, fields: string[]): unknown[] => copy[list]!.filter((record) => record !== null).map((record) => Object.fromEntries(fields.map((field) => [field, record[field]])));
  return { introduction: copy['introduction'], segments: fieldsOf('segments', ['startMs', 'endMs', 'speaker', 'text']), chapters: fieldsOf('chapters', ['startMs', 'title']), references: fieldsOf('references', ['title', 'url', 'note']) };
}
