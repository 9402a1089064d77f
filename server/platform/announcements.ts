import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Database } from './database.ts';

interface Listener {
  heard: (payload: string) => void;
  /** Called when an announcement may have been lost. */
  missed: () => void;
}

/** How long we rely on the last proof that the connection is alive. */
const TRUSTED_FOR_MS = 1_000;
const TIMEOUT_MS = 2_000;
const PAUSE_MS = 250;

/**
 * Listens to what the database announces (NOTIFY), on a connection of its own that is opened when first needed.
 *
 * A cache that is valid until a change is announced must be sure that announcements arrive, and a dead connection can look
 * alive. So the listening connection is queried from time to time: once it answers, everything announced before the query has
 * been delivered. Until it does, `hearing` is false and nothing cached may be used.
 */
@Injectable()
export class Announcements implements BeforeApplicationShutdown {
  private readonly log = new Logger('announcements');
  private readonly listeners = new Map<string, Listener[]>();
  private client: Promise<Client> | undefined;
  private provedAtMs = -Infinity;
  private proof: Promise<boolean> | undefined;
  private nextProof: Promise<boolean> | undefined;
  private retryAtMs = -Infinity;
  private closed = false;

  constructor(private readonly database: Database) {}

  on(channel: string, listener: Listener): void {
    this.listeners.set(channel, [...(this.listeners.get(channel) ?? []), listener]);
  }

  /** Whether everything announced until a moment ago has been heard. Cheap; asks for a new proof before the old one expires. */
  get hearing(): boolean {
    const age = performance.now() - this.provedAtMs;
    if (age > TRUSTED_FOR_MS / 2 && !this.proof) void this.catchUp();
    return age < TRUSTED_FOR_MS;
  }

  /** Waits until everything announced so far has been heard; false if that cannot be established. */
  catchUp(): Promise<boolean> {
    if (!this.proof) return this.begin();
    // the query under way may have been sent before the latest announcement
    this.nextProof ??= this.proof.then(() => this.begin());
    return this.nextProof;
  }

  private begin(): Promise<boolean> {
    this.nextProof = undefined;
    this.proof = this.prove().finally(() => (this.proof = undefined));
    return this.proof;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    this.provedAtMs = -Infinity;
    await (this.nextProof ?? this.proof);
    await (await this.client?.catch(() => undefined))?.end();
  }

  private async prove(): Promise<boolean> {
    if (this.closed || performance.now() < this.retryAtMs) return false;
    const askedAtMs = performance.now();
    try {
      const client = await (this.client ??= this.connect());
      await client.query('select 1');
      this.provedAtMs = askedAtMs;
      return !this.closed;
    } catch (error) {
      this.lose((error as Error).message);
      return false;
    }
  }

  private async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.database.url, application_name: 'stet announcements', keepAlive: true, connectionTimeoutMillis: TIMEOUT_MS, query_timeout: TIMEOUT_MS });
    client.on('error', ({ message }) => this.lose(message));
    client.on('end', () => this.lose('it was ended'));
    client.on('notification', ({ channel, payload = '' }) => this.listeners.get(channel)?.forEach(({ heard }) => heard(payload)));
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`listen "${channel}"`);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    this.missedAll(); // whatever was announced before we listened
    return client;
  }

  /** Drops a broken connection and its proof; after a pause a new connection is made. */
  private lose(why: string): void {
    const client = this.client;
    if (!client) return;
    this.client = undefined;
    this.provedAtMs = -Infinity;
    this.retryAtMs = performance.now() + PAUSE_MS;
    this.missedAll();
    if (!this.closed) this.log.warn(`the connection that listens was lost: ${why}`);
    void client.then((lost) => lost.end()).catch(() => {});
  }

  private missedAll(): void {
    for (const listener of [...this.listeners.values()].flat()) listener.missed();
  }
}
