import { Injectable } from '@nestjs/common';
import { toChaptersJson } from '#core/formats/chapters/chaptersJson';
import { toHtml } from '#core/formats/html/html';
import { toPodcastJson } from '#core/formats/podcastJson/podcastJson';
import { toSrt } from '#core/formats/srt/writeSrt';
import { toText } from '#core/formats/text/text';
import { writeTtml } from '#core/formats/ttml/writeTtml';
import { toVtt } from '#core/formats/vtt/write';
import type { Transcript } from '#core/formats/transcript';
import { patchFile, type BeforeAndAfter } from '#core/linked/patchFile';
import type { FileNotHeld } from '#core/linked/foundWords';
import { Database } from '../platform/database.ts';
import { inLanguageOf } from './inLanguage.ts';
import { nameIn } from './nameIn.ts';

/** A linked file with the corrections of its episode in it. */
export interface CorrectedFile {
  name: string;
  /** The format's name in `formats/registry`. */
  format: string;
  bytes: Uint8Array;
  /** The address, in the feed, of the file that it corrects. */
  replacesUrl: string;
  /** Whether it differs from that file. */
  changed: boolean;
  regenerated: { why: string } | null;
  notHeld: FileNotHeld[];
}

interface Row {
  id: string;
  url: string;
  format: string;
  language: string | null;
  showLanguage: string | null;
}

/** The formats that are corrected, with the writer for a file that cannot be patched. Web pages, TTML and plain text never are. */
const WRITERS: Readonly<Record<string, (transcript: Transcript) => string>> = { vtt: toVtt, srt: toSrt, 'podcast-json': toPodcastJson, html: toHtml, ttml: writeTtml, text: toText, 'chapters-json': toChaptersJson };

/** SQL: whether a linked file `l` is one of those. */
export const CORRECTED = `l."sourceId" is not null and l.status = 'ok' and l.role in ('transcript', 'chapters')`;

/** The files that an episode's item links, with the episode's corrections in them. */
@Injectable()
export class CorrectedFiles {
  constructor(private readonly database: Database) {}

  /**
   * Per format, the first fetched file in the language of the show.
   *
   * @param saying what the episode said before anybody edited it, and what it says now
   */
  async of(episodeId: string, saying: BeforeAndAfter): Promise<CorrectedFile[]> {
    const { rows } = await this.database.pool.query<Row>(
      `select l.id, l.url, l.format, l.language, h.language as "showLanguage"
         from "linked_file" l join "show" h on h.id = l."showId"
        where l."episodeId" = $1 and ${CORRECTED} and l.format = any($2)
        order by l.position`, [episodeId, Object.keys(WRITERS)]);
    const spoken = rows.filter(inLanguageOf(rows[0]?.showLanguage ?? null, rows));
    const firsts = Object.keys(WRITERS).flatMap((format) => spoken.find((row) => row.format === format) ?? []);
    const bytesOf = await this.bytesOf(firsts.map(({ id }) => id));
    return firsts.flatMap(({ id, url, format }) => {
      const bytes = bytesOf.get(id); // undefined if it has just been deleted
      return bytes ? [{ name: nameIn(url) ?? format, format, replacesUrl: url, ...patchFile(format, bytes, saying, WRITERS[format]!) }] : [];
    });
  }

  private async bytesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    if (ids.length === 0) return new Map();
    const { rows } = await this.database.pool.query<{ id: string; bytes: Uint8Array }>('select l.id, s.bytes from "linked_file" l join "source" s on s.id = l."sourceId" where l.id = any($1::uuid[])', [ids]);
    return new Map(rows.map(({ id, bytes }) => [id, bytes]));
  }
}
