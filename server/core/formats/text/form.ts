import type { Line } from '../lines.ts';
import { Evidence, type Form, type TurnLine } from './evidence.ts';
import { type Header, headerOf, isAlone, nameOf } from '../../notes/lineHeader.ts';

/**
 * Decides from all lines of a file which of them begin turns. One form prevails, that of most lines; others count too if they name
 * somebody who is named in that form, or hold only a time. Names without times must recur, or be on every other line; times without
 * names must stand alone or before most lines, in order.
 *
 * @returns the lines with only the accepted headers, and the form; null if the file has no turns
 */
export function turnLines(lines: readonly Line[]): { lines: TurnLine[]; form: Form } | null {
  const read: TurnLine[] = lines.map((line) => ({ ...line, header: headerOf(line.text) }));
  keepOneTimeForm(read);
  pairNames(read);
  const evidence = new Evidence(read);
  const form = evidence.form();
  if (form === null) return null;
  read.forEach((line, index) => {
    line.header = evidence.accepted(line.header, index);
  });
  return { lines: read, form };
}

const startsWithTime = (header: Header | null): header is Header => header?.form === 'time' || header?.form === 'time-name';

const wayOf = ({ bracket, time }: Header): string => `${bracket}${time!.split(':').length > 2 ? 'h' : ''}`;

/**
 * Times before words or names are all written the same way (in brackets or bare, with hours or without): that of most lines that
 * name somebody, or of most lines. Those written otherwise are a list of chapters above the transcript, or words.
 */
function keepOneTimeForm(lines: TurnLine[]): void {
  const inUse = lines.flatMap(({ header }) => (startsWithTime(header) && header.time !== null && (header.words !== '' || header.name !== null) ? [header] : []));
  const named = inUse.filter(({ colon }) => colon);
  const counts = new Map<string, number>();
  for (const header of named.length > 1 ? named : inUse) counts.set(wayOf(header), (counts.get(wayOf(header)) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  const bracket = most?.replace('h', '');
  const always = most?.endsWith('h') && ![...counts.keys()].includes(bracket!);
  for (const line of lines) {
    const { header } = line;
    if (!startsWithTime(header) || header.time === null || (header.words === '' && header.name === null)) continue;
    if (header.bracket !== bracket || (always && !wayOf(header).endsWith('h'))) line.header = null;
  }
}

/**
 * A name on the line above or below a time that stands alone (`Name`, `0:12`, words) belongs to it, if nearly all such times have one
 * there. Times in round brackets need none: they are used where nobody is named.
 */
function pairNames(lines: TurnLine[]): void {
  const alone = lines.flatMap(({ header }, index) => (header?.form === 'time' && isAlone(header) && header.bracket !== '(' ? [index] : []));
  if (alone.length < 2) return;
  const nameAt = (at: number): string | null => (lines[at] && lines[at].header === null && lines[at].text.length <= 80 ? nameOf(lines[at].text) : null);
  const touches = (at: number): boolean => lines[at] !== undefined && !lines[at].apart;
  const above = alone.filter((at) => touches(at) && nameAt(at - 1) !== null);
  const below = alone.filter((at) => touches(at + 1) && nameAt(at + 1) !== null && touches(at + 2) && lines[at + 2]!.header === null);
  for (const [found, offset] of [[above, -1], [below, 1]] as const) {
    const names = new Set(found.map((at) => nameAt(at + offset)));
    if (found.length < alone.length * 0.8 || (found.length > 3 && names.size === found.length)) continue;
    for (const at of found) {
      const header: Header = { ...lines[at]!.header!, form: 'name-time', name: nameAt(at + offset)!, colon: true };
      const [first, second] = offset < 0 ? [at - 1, at] : [at, at + 1];
      lines[first]!.header = header;
      lines[second]!.text = '';
      lines[second]!.header = null;
    }
    return;
  }
}
