import type { ShowReading } from '#core/feed/reading';
import { fewWords } from '#core/upstream/conflict';
import { mergeFields } from '#core/upstream/mergeFields';
import { showFieldsOf, type ShowFields } from '#core/upstream/showFields';
import type { Transaction } from '../platform/database.ts';
import { keepConflicts } from './keepConflicts.ts';
import { openReport, settleReports } from './openReport.ts';

interface Versions {
  showId: string;
  baseId: string;
  theirs: ShowReading;
  nowMs: number;
}

/** Merges the show's own fields from the feed. If the previous source has no record of them, because it is too old, all of ours stay. */
export async function mergeShowFields(transaction: Transaction, { showId, baseId, theirs, nowMs }: Versions): Promise<void> {
  const index = await transaction.sourceIndex.findUnique({ where: { sourceId: baseId }, select: { show: true } });
  if (!index) return;
  const before = index.show as unknown as ShowReading;
  const select = { title: true, link: true, description: true, language: true, author: true, imageUrl: true, explicit: true, category: true, changedFields: true } as const;
  const { changedFields, ...ours } = await transaction.show.findUniqueOrThrow({ where: { id: showId }, select });
  const there = showFieldsOf(theirs);
  const { fields, settled, conflicts } = mergeFields(showFieldsOf(before), ours, there, changedFields);
  if (Object.keys(fields).length + settled.length > 0) {
    await transaction.show.update({ where: { id: showId }, data: { ...fields, changedFields: changedFields.filter((name) => !(settled as string[]).includes(name)), version: { increment: 1 } } });
  }
  const asked = conflicts.map(({ field, ...values }) => ({ id: `show ${field}`, kind: 'show' as const, field, place: { startMs: null, words: fewWords(String(values.ours ?? '')) }, recordIds: [], after: null, parts: [], theirParts: [], ...values }));
  await keepConflicts(transaction, { showId, nowMs }, [{ episodeId: null, conflicts: asked, isSettled: ({ field }) => ({ ...ours, ...fields })[field as keyof ShowFields] === there[field as keyof ShowFields] }]);
  if (theirs.locked && !before.locked) await openReport(transaction, nowMs, { showId, kind: 'locked', subject: 'locked', detail: { title: theirs.title } });
  if (!theirs.locked) await settleReports(transaction, nowMs, showId, 'locked');
}
