import { Injectable } from '@nestjs/common';
import { Instance } from '../health/instance.ts';
import { GuardedFetch } from '../platform/outbound/guardedFetch.ts';
import { OutboundError } from '../platform/outbound/outboundError.ts';
import { Settings } from '../platform/settings.ts';

export interface Blocked {
  code: string;
  message: string;
}

const TRUSTED_FOR_MS = 60_000;

/** Whether what we publish can be had under PUBLIC_URL: we ask ourselves there. */
@Injectable()
export class PublicAddress {
  private provedAtMs = -Infinity;

  constructor(private readonly settings: Settings, private readonly outbound: GuardedFetch, private readonly instance: Instance) {}

  /** What stands in the way; null when we are there. A yes is believed for a minute. */
  async obstacle(): Promise<Blocked | null> {
    const { publicUrl } = this.settings;
    if (publicUrl === null) return { code: 'public-url-missing', message: 'PUBLIC_URL is not set: it says under which address the world fetches the feed. Set it (like https://feeds.example.org) and start Stet again.' };
    if (performance.now() - this.provedAtMs < TRUSTED_FOR_MS) return null;
    const obstacle = await this.ask(publicUrl);
    if (obstacle === null) this.provedAtMs = performance.now();
    return obstacle;
  }

  private async ask(publicUrl: string): Promise<Blocked | null> {
    try {
      const { status, bytes } = await this.outbound.get(`${publicUrl}/health`, { maxBytes: 10_000, timeoutMs: 5_000, maxRedirects: 0 });
      if (status === 200 && instanceIn(bytes) === (await this.instance.id())) return null;
      return { code: 'public-url-elsewhere', message: `${publicUrl} answers, but not as this Stet (${publicUrl}/health, status ${status}). Point it at this server, or correct PUBLIC_URL.` };
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      const code = error.code === 'address-refused' ? 'public-url-not-public' : 'public-url-unreachable';
      return { code, message: `${publicUrl} cannot be reached as the world would: ${error.message} Correct PUBLIC_URL, or what leads there.` };
    }
  }
}

function instanceIn(bytes: Buffer): unknown {
  try {
    return (JSON.parse(bytes.toString('utf8')) as { instance?: unknown }).instance;
  } catch {
    return undefined;
  }
}
