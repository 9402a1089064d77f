import { Injectable } from '@nestjs/common';
import { Instance } from '../health/instance.ts';
import { namesThisMachine } from '../platform/outbound/publicAddress.ts';
import { Settings } from '../platform/settings.ts';

export interface Blocked {
  code: string;
  message: string;
}

const TRUSTED_FOR_MS = 60_000;
const TIMEOUT_MS = 5_000;

/** Checks that PUBLIC_URL leads to this installation, by sending a request to ourselves there. */
@Injectable()
export class PublicAddress {
  private provedAtMs = -Infinity;

  constructor(private readonly settings: Settings, private readonly instance: Instance) {}

  /** The problem, or null if we are reachable there, which is cached for a minute. */
  async obstacle(): Promise<Blocked | null> {
    const { publicUrl } = this.settings;
    if (publicUrl === null) return { code: 'public-url-missing', message: 'PUBLIC_URL is not set: it says from which address the world fetches the feed. Set it (like https://feeds.example.org) and restart Stet.' };
    if (performance.now() - this.provedAtMs < TRUSTED_FOR_MS) return null;
    const obstacle = await this.ask(publicUrl);
    if (obstacle === null) this.provedAtMs = performance.now();
    return obstacle;
  }

  /**
   * The operator set this address, so it is fetched without the guard for foreign addresses: behind a proxy or with local names, it may well
   * lead to a private address. Only one that means a different machine to each reader (localhost) is refused.
   */
  private async ask(publicUrl: string): Promise<Blocked | null> {
    if (namesThisMachine(new URL(publicUrl).hostname) && !this.settings.testAllowLoopback) {
      return { code: 'public-url-loopback', message: `To whoever reads the feed, ${publicUrl} means their own machine. Set PUBLIC_URL to an address at which the world reaches this one, and restart Stet.` };
    }
    const url = `${publicUrl}/health`;
    try {
      const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (response.status === 200 && instanceIn(await response.text()) === (await this.instance.id())) return null;
      return { code: 'public-url-elsewhere', message: `${publicUrl} answers, but not as this Stet (${url}, status ${response.status}). Point it at this server, or correct PUBLIC_URL.` };
    } catch (error) {
      const { message, cause } = error as Error;
      const why = cause instanceof Error ? cause.message : message;
      return { code: 'public-url-unreachable', message: `${url} cannot be reached (${why}). Correct PUBLIC_URL, or fix the way there.` };
    }
  }
}

function instanceIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { instance?: unknown }).instance;
  } catch {
    return undefined;
  }
}
