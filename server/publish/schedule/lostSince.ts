import { ConflictException } from '@nestjs/common';
import { sameValue } from '#core/edit/sameValue';
import type { Ask } from '../../platform/ask.ts';
import type { NamedView, PublishedView } from '../publishedView.ts';
import type { PublishedShowFields } from '../showFields.ts';
import type { ShowToPublish } from '../showToPublish.ts';

/** A place that ours and upstream's words were both for, and where upstream's, or some made of both, were chosen. */
interface Decided {
  episodeId: string | null;
  kind: string;
  field: string;
  recordIds: string[];
  base: unknown;
}

interface Wanted {
  episodes: readonly { episodeId: string; title: string; view: NamedView | null }[];
  /** The show's fields as they would go out. */
  show: PublishedShowFields;
}

/**
 * Refuses to publish words that lost against upstream's after they were scheduled: that was the later word. Without just them it would be something
 * that nobody has seen, so somebody looks again.
 */
export async function refuseLost(ask: Ask, { id: showId, last, ...now }: ShowToPublish, createdAt: Date, { episodes, show }: Wanted): Promise<void> {
  const decided = await ask<Decided>(
    `select "episodeId", kind, field, "recordIds", base from "upstream_conflict"
      where "showId" = $1::uuid and choice in ('theirs', 'combined') and "resolvedAt" > $2::timestamptz and ("episodeId" = any($3::uuid[]) or "episodeId" is null)`,
    [showId, createdAt, episodes.map(({ episodeId }) => episodeId)]);
  const lost: string[] = [];
  for (const { episodeId, title, view } of episodes) {
    const here = decided.filter((each) => each.episodeId === episodeId);
    if (here.length === 0 || view === null) continue;
    const held = await view.load();
    if (here.some((each) => holds(held, each))) lost.push(`“${title}”`);
  }
  const isLost = (field: keyof PublishedShowFields['fields']): boolean => show.fields[field] !== now[field] && show.fields[field] !== last?.showFields?.fields[field];
  if (decided.some(({ episodeId, field }) => episodeId === null && isLost(field as keyof PublishedShowFields['fields']))) lost.push('the show itself');
  if (lost.length > 0) throw lostTo(lost);
}

/** Whether a view has a correction of ours at this place; one made after it was scheduled is not in it. */
function holds({ item, changed, introduction, speakers, ...records }: PublishedView, { kind, field, recordIds, base }: Decided): boolean {
  if (kind === 'item') return changed === undefined ? field in item : changed.includes(field);
  if (kind === 'introduction') return introduction !== undefined && introduction !== base;
  const all: readonly { id: string }[] = [...records.segments, ...records.chapters, ...records.references];
  const found = all.filter(({ id }) => recordIds.includes(id)) as unknown as Record<string, unknown>[];
  if (field === '*' || found.length === 0) return true;
  return found.some((record) => !sameValue(field === 'speaker' ? (speakers.find(({ id }) => id === record.speakerId)?.name ?? null) : record[field], base));
}

const lostTo = (lost: readonly string[]) => new ConflictException({
  code: 'lost-to-upstream', message: `Since this was scheduled, upstream’s words were chosen over ours in ${lost.join(', ')}. See what would go out now, and schedule that.`,
});
