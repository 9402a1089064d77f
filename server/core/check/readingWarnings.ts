import type { Finding } from '../model/finding.ts';
import type { WarningCode } from '../notes/reading.ts';
import type { CheckedEpisode, ReadingWarning } from './episode.ts';
import { foundOutside } from './found.ts';

/** Codes of the reader's warnings that no check can repeat from the records: they hold until the source is read again, whatever is edited. */
export const NOTICED_CODES: readonly string[] = ['heading-without-chapter', 'unread-time', 'untitled-chapter', 'too-deep'] satisfies WarningCode[];

/** Whether only the reader can notice this; other warnings are repeated from the records, where they can be fixed. */
export const isNoticed = ({ code }: ReadingWarning): boolean => NOTICED_CODES.includes(code);

/** What the reader noticed in the source and no check can see in the records. */
export const readingWarnings = ({ warnings = [] }: CheckedEpisode): Finding[] =>
  warnings.filter(isNoticed).map(({ code, line, message }) => foundOutside(code, 'info', message, line));
