import { checkReading, formatFindings } from '#core/check/check';
import { Severity, type Finding } from '#core/model/finding';
import { isUuid } from '../platform/isUuid.ts';
import { readInput } from './input.ts';
import { print, printJson, say } from './output.ts';

interface Options {
  json?: boolean;
  episode?: string;
  failOn?: Severity;
}

interface Checked {
  key: string | null;
  title: string | null;
  findings: Finding[];
}

/**
 * `stet check EPISODE|FILE`: reports what the checks find in a stored episode, given by its id, or in a file.
 *
 * @returns the exit code: 2 if a finding is at least as severe as --fail-on says, else 0
 */
export async function check(what: string, { json = false, episode, failOn }: Options): Promise<number> {
  const checked = isUuid(what) ? [await inStore(what)] : await inFile(what, episode);
  const all = checked.flatMap(({ key, findings }) => findings.map((finding) => ({ key, finding })));
  if (json) {
    const several = checked.length > 1;
    await printJson({ findings: all.map(({ key, finding: { code, severity, startMs, line, message, fix } }) => ({ ...(several && { episode: key }), code, severity, startMs, line, message, fix })) });
  } else {
    for (const { key, title, findings } of checked) {
      if (checked.length > 1) await print(`${title || key}\n`);
      await print(`${formatFindings(findings)}${checked.length > 1 ? '\n' : ''}`);
    }
  }
  const bad = failOn === undefined ? [] : all.filter(({ finding }) => Severity.options.indexOf(finding.severity) <= Severity.options.indexOf(failOn));
  if (bad.length > 0) say(`${bad.length} of ${all.length} findings are of severity "${failOn}" or worse.`);
  return bad.length > 0 ? 2 : 0;
}

async function inFile(file: string, episode?: string): Promise<Checked[]> {
  const { all } = await readInput(file, episode);
  return all.map(({ key, title, notes }) => ({ key, title, findings: checkReading(notes) }));
}

async function inStore(id: string): Promise<Checked> {
  const { withServices } = await import('./services.ts');
  const { Findings } = await import('../check/findings.ts');
  const { Database } = await import('../platform/database.ts');
  return withServices(async (get) => {
    const episode = await get(Database).prisma.episode.findUnique({ where: { id }, select: { key: true, title: true } });
    if (!episode) throw new Error(`There is no episode ${id} in the store.`);
    return { ...episode, findings: (await get(Findings).openOf([id])).get(id)! };
  });
}
