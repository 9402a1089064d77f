import { checkFeed } from '#core/check/feed/checkFeed';
import { formatFeedFindings } from '#core/check/feed/format';
import { decodeFeed } from '#core/feed/encoding';
import { Severity } from '#core/model/finding';
import { redactText } from '../platform/log/redact.ts';
import { unreadable } from './feedGet.ts';
import { bytesOf } from './input.ts';
import { print, printJson, say } from './output.ts';

interface Options {
  json?: boolean;
  failOn?: Severity;
}

/**
 * `stet feed check FILE|URL`: reports what readers of the feed would stumble over, and whose rule it breaks.
 *
 * @returns the exit code: 1 if it is not a feed, 2 if a finding is at least as severe as --fail-on says, else 0
 */
export async function feedCheck(what: string, { json = false, failOn }: Options): Promise<number> {
  const { bytes, servedAt } = /^https?:\/\//i.test(what) ? await fetched(what) : { bytes: await bytesOf(what), servedAt: [] };
  const decoded = decodeFeed(bytes);
  const checked = 'problems' in decoded ? decoded : checkFeed(decoded.text, { servedAt });
  if ('problems' in checked) {
    if (json) await printJson(checked);
    else say(unreadable(redactText(what), checked.problems).message);
    return 1;
  }
  const { findings } = checked;
  if (json) await printJson({ findings });
  else await print(formatFeedFindings(findings));
  const bad = failOn === undefined ? [] : findings.filter(({ severity }) => Severity.options.indexOf(severity) <= Severity.options.indexOf(failOn));
  if (bad.length > 0) say(`${bad.length} of ${findings.length} findings are of severity "${failOn}" or worse.`);
  return bad.length > 0 ? 2 : 0;
}

/** Fetches a feed from the public internet; `servedAt` are the addresses before and after redirects. */
async function fetched(address: string): Promise<{ bytes: Uint8Array; servedAt: string[] }> {
  const { GuardedFetch } = await import('../platform/outbound/guardedFetch.ts');
  const { readSettings } = await import('../platform/settings.ts');
  const outbound = new GuardedFetch({ allowLoopback: readSettings().testAllowLoopback });
  try {
    const { status, url, bytes } = await outbound.get(address);
    if (status < 200 || status > 299) throw new Error(`${new URL(address).host} answered ${status} instead of a feed.`);
    return { bytes, servedAt: [url, withoutPassword(address)] };
  } finally {
    await outbound.onApplicationShutdown();
  }
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  url.username = url.password = '';
  return url.href;
}
