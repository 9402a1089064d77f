import { introductionOf } from '#core/edit/notes/introduction';
import type { GlossaryText } from '#core/glossary/replaceByRules';
import { textsOf } from '#core/glossary/textsOf';
import type { Notes } from '#core/model/notes';
import { NOTES_COLUMNS } from '../edit/rows.ts';
import { sourceIntroductions } from '../import/sourceIntroductions.ts';
import type { Ask } from '../platform/ask.ts';

type Of<Row> = Row & { episodeId: string };

/** Only the texts of these episodes, with five queries however many they are. */
export async function readTexts(ask: Ask, episodeIds: readonly string[]): Promise<Map<string, GlossaryText[]>> {
  const select = <Row>(columns: string, table: string, order: string) => ask<Of<Row>>(`select "episodeId", id, ${columns} from "${table}" where "episodeId" = any($1::uuid[]) order by ${order}`, [episodeIds]);
  const segments = await select<{ id: string; text: string; startMs: number | null }>('text, "startMs"', 'segment', '"order"');
  const chapters = await select<{ id: string; title: string; startMs: number }>('title, "startMs"', 'chapter', '"startMs", id');
  const references = await select<{ id: string; title: string; note: string | null }>('title, note', 'reference', '"order"');
  const notes = await ask<Notes>(`select ${NOTES_COLUMNS} from "episode" where id = any($1::uuid[])`, [episodeIds]);
  const said = await sourceIntroductions(ask, episodeIds);
  const introductions = new Map(notes.map((own) => [own.id, introductionOf(own, said.get(own.id)!)]));
  const [bySegment, byChapter, byReference] = [byEpisode(segments), byEpisode(chapters), byEpisode(references)];
  return new Map(episodeIds.map((id) => [id, textsOf({ segments: bySegment.get(id) ?? [], chapters: byChapter.get(id) ?? [], references: byReference.get(id) ?? [], introduction: introductions.get(id) })]));
}

function byEpisode<Row>(rows: readonly Of<Row>[]): Map<string, Of<Row>[]> {
  const lists = new Map<string, Of<Row>[]>();
  for (const row of rows) {
    const list = lists.get(row.episodeId);
    if (list) list.push(row);
    else lists.set(row.episodeId, [row]);
  }
  return lists;
}
