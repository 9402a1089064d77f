import type { FeedFinding } from '#core/model/feedFinding';
import type { Ask } from '../platform/ask.ts';
import type { Found } from './feedFindings.ts';

/** An error of the feed as it is kept with the publication that went out in spite of it. It is another one if it says something else; its line may move. */
type Overridden = Pick<FeedFinding, 'code' | 'rule' | 'key' | 'element' | 'message'>;

const overridden = ({ code, rule, key, element, message }: Overridden): Overridden => ({ code, rule, key, element, message });

export const overriddenIn = (findings: readonly Found[]): Overridden[] => findings.filter(({ blocks }) => blocks).map(overridden);

/** The findings, those that block with the reason for which they were published before. */
export async function withReasons(ask: Ask, showId: string, findings: readonly Found[]): Promise<(Found & { publishedFor: string | null })[]> {
  const blocking = findings.filter(({ blocks }) => blocks);
  const rows = blocking.length === 0 ? [] : await ask<{ reason: string | null }>(
    `select (select overrides from "publication" p where p."showId" = $1::uuid and p.overridden @> jsonb_build_array(finding) order by number desc limit 1) as reason
       from jsonb_array_elements($2::jsonb) with ordinality f(finding, place) order by place`, [showId, JSON.stringify(blocking.map(overridden))]);
  const reasons = new Map(blocking.map((finding, at) => [finding, rows[at]!.reason]));
  return findings.map((finding) => ({ ...finding, publishedFor: reasons.get(finding) ?? null }));
}
