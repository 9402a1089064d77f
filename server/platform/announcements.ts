import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Database } from './database.ts';

interface Listener {
  heard: (payload: string) => void;
  /** Something may have been said that we did not hear. */
  missed: () => void;
}

/** How long a proof that we hear everything is believed. */
const TRUSTED_FOR_MS = 1_000;
const TIMEOUT_MS = 2_000;
const PAUSE_MS = 250;

/**
 * What the database announces (NOTIFY), on a connection of its own, opened when it is first needed.
 *
 * Somebody who keeps something because nobody said that it changed must know that they would have heard. A connection may be
 * dead and not look it. So the listening connection itself is asked from time to time: when it answers, it has handed over all
 * that was said before. Until it does, `hearing` is false and nothing kept may be used.
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

  /** Whether everything that was announced until a moment ago has been heard. Cheap; asks for a new proof before the old one is too old. */
  get hearing(): boolean {
    const age = performance.now() - this.provedAtMs;
    if (age > TRUSTED_FOR_MS / 2 && !this.proof) void this.catchUp();
    return age < TRUSTED_FOR_MS;
  }

  /** Waits until all that is announced by now has been heard; false where that cannot be said. */
  catchUp(): Promise<boolean> {
    if (!this.proof) return this.begin();
    // the one under way may have been asked for before what is announced by now
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
    this.missedAll(); // whatever was said before this
    return client;
  }

  /** Of a connection that is gone nothing is believed, and after a pause another one is made. */
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
