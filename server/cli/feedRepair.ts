import { decodeFeed, encodeFeed } from '#core/feed/encoding';
import { proposeRepairs, repairFeed, type Repair } from '#core/feed/repair/repair';
import type { RepairName } from '#core/feed/repair/rule';
import { unreadable } from './feedGet.ts';
import { bytesOf } from './input.ts';
import { print, printJson, say } from './output.ts';
import { putWhole } from './wholeFile.ts';

interface Options {
  output?: string;
  only?: RepairName[];
  report?: boolean;
}

/** `stet feed repair FEED`: writes the feed well-formed, and lists every repair on standard error. A feed that needs none comes out unchanged. */
export async function feedRepair(file: string, { output, only, report = false }: Options): Promise<void> {
  const bytes = await bytesOf(file);
  const decoded = decodeFeed(bytes);
  if ('problems' in decoded) throw unreadable(file, decoded.problems);
  const proposed = proposeRepairs(decoded.text);
  const repairs = only === undefined ? proposed : proposed.filter(({ rule }) => only.includes(rule));
  const repaired = repairFeed(decoded.text, repairs.map(({ rule }) => rule));
  if ('problems' in repaired) throw unreadable(file, repaired.problems);
  if (report) return printJson({ repairs });
  say(repairs.length === 0 ? `${file}: well-formed, nothing to repair.` : repairs.map((repair) => told(file, repair)).join('\n'));
  const written = repairs.length === 0 ? bytes : encodeFeed(repaired.text, decoded.encoding, decoded.bom);
  if (output === undefined) await print(written);
  else await putWhole(output, written);
}

const told = (file: string, { rule, wrong, does, count, places }: Repair): string =>
  [`${rule}: ${wrong}. ${does}`, ...places.map(({ line, column, before, after }) => `  ${file}:${line}:${column}: ${before}  →  ${after}`), ...(count > places.length ? [`  … and ${count - places.length} more`] : [])].join('\n');
