import { recordsOf, type Records } from '#core/edit/records';
import { readRecords, type Ask } from '../readRecords.ts';
import type { Placed } from '../rows.ts';

/** All records of an episode and the speakers of its show, without their place in the notes: operations know nothing of that. */
export async function wholeEpisode(ask: Ask, home: { id: string; showId: string }): Promise<Records> {
  const { segments, chapters, references, speakers } = await readRecords(ask, home);
  return recordsOf({ segments: segments.map(withoutPlace), chapters: chapters.map(withoutPlace), references: references.map(withoutPlace), speakers });
}

const withoutPlace = <Row>({ line: _line, origin: _origin, ...record }: Placed<Row>) => record;
