import { findingKey } from '#core/check/sameFinding';
import { sameValue } from '#core/edit/sameValue';
import { Severity, type Finding } from '#core/model/finding';
import type { Id } from '#core/model/id';
import { kindOf, type FindingKind } from './kinds';

/** Which findings are shown; null means all. */
export interface Filter {
  kind: FindingKind | null;
  severity: Severity | null;
  speakerId: Id | null;
  /** Shows the ignored findings instead of the open ones. */
  ignored: boolean;
}

export const everything: Filter = { kind: null, severity: null, speakerId: null, ignored: false };

/** @param saidBy whose words the finding is about, if anybody's */
export const passes = (finding: Finding, { kind, severity, speakerId }: Filter, saidBy: Id | null): boolean =>
  (kind === null || kindOf(finding.code) === kind) && (severity === null || finding.severity === severity) && (speakerId === null || saidBy === speakerId);

/** Errors, then warnings, then notes; within each by time, those without a time last. */
export const inQueue = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => gravity(b) - gravity(a) || (a.startMs ?? Infinity) - (b.startMs ?? Infinity) || 0);

const gravity = ({ severity }: Finding): number => -Severity.options.indexOf(severity);

/** The earlier list if the same was found again, so that nothing is redrawn. */
export const unlessSame = (before: readonly Finding[], now: readonly Finding[]): readonly Finding[] =>
  before.length === now.length && now.every((finding, place) => finding === before[place] || sameValue(finding, before[place])) ? before : now;

/**
 * The position in the queue after it was rebuilt: at the same finding; otherwise at the same check's finding about the same record; otherwise at the
 * first later finding that is still there; otherwise at the end.
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
