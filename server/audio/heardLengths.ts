import type { Ask } from '../platform/ask.ts';
import { nameOf } from './recording.ts';

interface Row {
  episodeId: string;
  durationMs: number;
  recording: Uint8Array;
  url: string | null;
  length: number | null;
  kept: Uint8Array | null;
}

/** The real durations in milliseconds of those episodes' current recordings that have been decoded to the end. */
export async function heardLengths(ask: Ask, episodeIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await ask<Row>(
    `select p."episodeId", p."durationMs", p.recording, e."enclosureUrl" as url, e."enclosureLength"::float8 as length,
            (select f.hash from "audio_file" f where f."episodeId" = e.id and f."wholeAt" is not null order by f."wholeAt" desc limit 1) as kept
       from "audio_peaks" p join "episode" e on e.id = p."episodeId" where p."episodeId" = any($1::uuid[]) and p.state = 'done'`, [episodeIds]);
  const isOfNow = ({ recording, url, length, kept }: Row): boolean =>
    Buffer.from(recording).equals(kept ?? nameOf({ kind: 'linked', url: url ?? '', length, type: null }));
  return new Map(rows.filter(isOfNow).map(({ episodeId, durationMs }) => [episodeId, durationMs]));
}
