import { canonicalName } from '../../feed/canonicalName.ts';
import type { Element } from '../../feed/elements.ts';
import type { FeedRule } from '../../model/feedFinding.ts';
import type { Severity } from '../../model/finding.ts';

/** What a check found, at an offset of the text. */
export interface Found {
  code: string;
  severity: Severity;
  rule: FeedRule;
  at: number;
  element: string;
  message: string;
}

/** A check knows nothing of the others and changes nothing. */
export type FeedCheck<Subject> = (subject: Subject) => Iterable<Found>;

/** A finding at an existing element. */
export const at = (element: Element, rule: FeedRule, severity: Severity, code: string, message: string): Found =>
  ({ code, severity, rule, at: element.start, element: canonicalName(element), message });

/** A finding about a missing element, placed at the element it should be in. */
export const missing = (parent: Pick<Element, 'start'>, name: string, rule: FeedRule, severity: Severity, code: string, message: string): Found =>
  ({ code, severity, rule, at: parent.start, element: name, message });

/** A value as shown in a message, at most 60 characters of it. */
export const shown = (value: string): string => (value.length > 60 ? `“${value.slice(0, 59).trimEnd()}…”` : `“${value}”`);
