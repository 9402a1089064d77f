import type { Patch } from '../../model/patch.ts';
import { formatLike } from '../../time/timestamp.ts';
import type { Block, Span } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import { replace } from './splice.ts';

const MOMENT = /([?#]|&(?:amp;)?)(?:t|start|time|at)=((?:\d{1,3}h)?(?:\d{1,3}m)?\d{1,6}s?|\d{1,3}(?::\d{2}){1,2})(?=$|[&#])/i;

/** Writes another time, also in links of its block that lead to it (`…?t=471`). */
export function retimed(notes: Interpretation, time: Span, text: string, fromMs: number, toMs: number): Patch[] {
  return [...replace(notes, time, text), ...momentsOf(notes, time.block, fromMs).flatMap((moment) => moment.patch(toMs))];
}

/** Whether each link of a block leads to this time. */
export const leadThere = (notes: Interpretation, block: Block, ms: number): boolean => momentsOf(notes, block, ms).length === block.links.length;

function momentsOf({ source }: Interpretation, { links }: Block, ms: number): { patch: (toMs: number) => Patch }[] {
  return links.flatMap(({ urlAt, url }) => {
    const match = MOMENT.exec(source.slice(urlAt.start, urlAt.end));
    if (!match || secondsOf(match[2]!) !== Math.floor(ms / 1000) || !/^(?:https?:|#)/i.test(url)) return [];
    const end = urlAt.start + match.index + match[0].length;
    return [{ patch: (toMs) => ({ start: end - match[2]!.length, end, text: momentLike(match[2]!, Math.floor(toMs / 1000)) }) }];
  });
}

function secondsOf(moment: string): number {
  if (moment.includes(':')) return moment.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  const [, hours, minutes, seconds] = /^(?:(\d+)h)?(?:(\d+)m)?(\d+)s?$/i.exec(moment)!;
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds);
}

function momentLike(example: string, seconds: number): string {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (example.includes(':')) return formatLike(example, seconds * 1000).text;
  if (/[hm]/i.test(example)) return `${h > 0 ? `${h}h` : ''}${h > 0 || m > 0 ? `${m}m` : ''}${s}s`;
  return `${seconds}${/s$/i.test(example) ? 's' : ''}`;
}
