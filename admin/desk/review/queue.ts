import { findingKey } from '#core/check/sameFinding';
import { sameValue } from '#core/edit/sameValue';
import { Severity, type Finding } from '#core/model/finding';
import type { Id } from '#core/model/id';
import { kindOf, type FindingKind } from './kinds';

/** What of the queue is shown; null is all. */
export interface Filter {
  kind: FindingKind | null;
  severity: Severity | null;
  speakerId: Id | null;
  /** What somebody decided to leave be, in place of what is open. */
  ignored: boolean;
}

export const everything: Filter = { kind: null, severity: null, speakerId: null, ignored: false };

/** @param saidBy whose words the finding is about, where it is about anybody's */
export const passes = (finding: Finding, { kind, severity, speakerId }: Filter, saidBy: Id | null): boolean =>
  (kind === null || kindOf(finding.code) === kind) && (severity === null || finding.severity === severity) && (speakerId === null || saidBy === speakerId);

/** Errors, warnings, notes; within each by time, what has none at its end. */
export const inQueue = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => gravity(b) - gravity(a) || (a.startMs ?? Infinity) - (b.startMs ?? Infinity) || 0);

const gravity = ({ severity }: Finding): number => -Severity.options.indexOf(severity);

/** What was there before, where the same is found again: whoever draws it has nothing to do. */
export const unlessSame = (before: readonly Finding[], now: readonly Finding[]): readonly Finding[] =>
  before.length === now.length && now.every((finding, place) => finding === before[place] || sameValue(finding, before[place])) ? before : now;

/**
 * Where in the queue one is after it was made anew: at the finding one was at; at what the same check says of the same record now; else at
 * the first of those that came after it and are still there; else at the end.
 */
export function placeAfter(before: readonly Finding[], at: number, after: readonly Finding[]): number {
  const place = new Map(after.map((finding, index) => [findingKey(finding), index]));
  const here = before[at];
  if (!here) return 0;
  const same = place.get(findingKey(here)) ?? after.findIndex(({ code, recordId }) => recordId !== null && code === here.code && recordId === here.recordId && !before.some((other) => other !== here && other.code === code && other.recordId === recordId));
  if (same >= 0) return same;
  const next = before.slice(at + 1).find((finding) => place.has(findingKey(finding)));
  return next ? place.get(findingKey(next))! : Math.max(0, after.length - 1);
}
