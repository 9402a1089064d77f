import { recordsOf, type Records } from '#core/edit/records';
import type { Speaker } from '#core/model/speaker';
import type { Ask } from '../../platform/ask.ts';
import { readRecords } from '../readRecords.ts';
import type { EpisodeRecords, Placed } from '../rows.ts';

/** All records of an episode and the speakers of its show. */
export const wholeEpisode = async (ask: Ask, home: { id: string; showId: string }): Promise<Records> => withoutPlaces(await readRecords(ask, home));

/** Records without their place in the notes, which operations do not deal with. */
export const withoutPlaces = ({ segments, chapters, references, notes, speakers }: EpisodeRecords & { speakers: Speaker[] }): Records =>
  recordsOf({ segments: segments.map(withoutPlace), chapters: chapters.map(withoutPlace), references: references.map(withoutPlace), notes: [notes], speakers });

const withoutPlace = <Row>({ line: _line, origin: _origin, ...record }: Placed<Row>) => record;
