import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';

const GLOSSARY_FINDINGS = 'glossary-findings';

interface Changed {
  showId: string;
  wrongs: string[];
}

/** With more spellings than this, searching for each costs more than checking every episode again. */
const MOST_LOOKED_FOR = 20;

/** Enqueues updating the findings, in the transaction that changes a glossary. */
export const askForFindings = (jobs: Jobs, transaction: Transaction, changed: Changed): Promise<void> => jobs.enqueue(transaction, GLOSSARY_FINDINGS, changed);

/** Marks the episodes affected by a change of rules, those with one of the spellings or a glossary finding; they are checked again when somebody looks. */
@Injectable()
export class FindingsOfRules {
  constructor(private readonly database: Database, jobs: Jobs) {
    jobs.register<Changed>(GLOSSARY_FINDINGS, (changed) => this.mark(changed));
  }

  private async mark({ showId, wrongs }: Changed): Promise<void> {
    const patterns = wrongs.length > MOST_LOOKED_FOR ? ['%'] : wrongs.map(likePattern);
    await this.database.pool.query(
      `update "episode" e set "checkedRevision" = null
        where e."showId" = $1 and e."checkedRevision" is not null and (
          exists (select 1 from "finding" f where f."episodeId" = e.id and f.code = 'glossary')
          or (e.introduction is null and e."sourceIntroduction" is null) or normalize(coalesce(e.introduction, e."sourceIntroduction")) ilike any($2::text[])
          or exists (select 1 from "segment" s where s."episodeId" = e.id and normalize(s.text) ilike any($2::text[]))
          or exists (select 1 from "chapter" c where c."episodeId" = e.id and normalize(c.title) ilike any($2::text[]))
          or exists (select 1 from "reference" r where r."episodeId" = e.id and (normalize(r.title) ilike any($2::text[]) or normalize(r.note) ilike any($2::text[]))))`, [showId, patterns]);
  }
}

/** A pattern for a spelling anywhere in a text, with any kind of quotation mark or space. */
const likePattern = (wrong: string): string => `%${wrong.normalize('NFC').replace(/[\\%_]/g, '\\$&').replace(/['’‘ʼ"“”„\s\u00a0]/g, '_')}%`;
