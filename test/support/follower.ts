import { Clock } from '../../server/platform/clock.ts';
import { Jobs } from '../../server/platform/jobs/jobs.ts';
import { startFeedHost, type FeedHost } from './feedHost.ts';
import { harbourXml, TURNS, type HarbourItem } from './harbour.ts';
import { startPublisher, type Publisher } from './publisher.ts';
import { deskOf, revise } from './saltmarsh.ts';
import type { Answer } from './testApp.ts';

export const HOUR_MS = 3_600_000;

/** The turns of a harbour item with one of them replaced. */
export const withTurn = (index: number, turn: string): string[] => TURNS.map((line, at) => (at === index ? turn : line));

interface Shown {
  segments: { id: string; speakerId: string; startMs: number; text: string }[];
  speakers: { id: string; name: string }[];
}

/** A Stet that follows a feed on a host of its own, with a clock that tests move by hand. */
export class Follower {
  nowMs = Date.parse('2026-03-03T09:00:00Z');
  host!: FeedHost;
  private shows = 0;

  private constructor(readonly publisher: Publisher) {
    Object.assign(publisher.stet.app.get(Clock), { now: () => this.nowMs });
  }

  static async start(): Promise<Follower> {
    return new Follower(await startPublisher());
  }

  get stet() {
    return this.publisher.stet;
  }

  get admin() {
    return this.publisher.admin;
  }

  /** Imports a show from a host that serves just these items. */
  async followed(items: readonly HarbourItem[] = [{}], channel = ''): Promise<{ showId: string; episodeIds: string[] }> {
    await this.startHost(items, channel);
    return this.follow();
  }

  async startHost(items: readonly HarbourItem[] = [{}], channel = ''): Promise<void> {
    this.host = await startFeedHost(harbourXml(items, channel));
  }

  /** Imports the host's feed as a show, all of its items or those chosen by key, and fetches what they link. */
  async follow(episodes?: readonly string[]): Promise<{ showId: string; episodeIds: string[] }> {
    const { body: preview } = await this.admin('POST', '/api/imports', { kind: 'url', url: this.host.url });
    const { status, body, text } = await this.admin('POST', `/api/imports/${preview.id}/accept`, { newShow: { title: `Harbour ${this.shows += 1}` }, ownershipConfirmed: true, episodes });
    if (status !== 201) throw new Error(text);
    await this.stet.app.get(Jobs).drain();
    return body;
  }

  upstreamHas(items: readonly HarbourItem[], channel = ''): void {
    this.host.answers({ body: harbourXml(items, channel) });
  }

  /** Requests a check of the upstream feed; returns the state afterwards. */
  async look(showId: string): Promise<Answer['body']> {
    const { status, text } = await this.admin('POST', `/api/shows/${showId}/upstream/check`);
    if (status !== 202) throw new Error(text);
    await this.stet.app.get(Jobs).drain();
    return (await this.admin('GET', `/api/shows/${showId}/upstream`)).body;
  }

  /** The transcript in the form that `harbourXml` takes. */
  async linesOf(episodeId: string): Promise<string[]> {
    const { segments, speakers }: Shown = await deskOf(this.admin, episodeId);
    const name = (id: string) => speakers.find((speaker) => speaker.id === id)?.name;
    return segments.map(({ speakerId, startMs, text }) => `${name(speakerId)} (${Math.floor(startMs / 60_000)}:${String(Math.floor(startMs / 1000) % 60).padStart(2, '0')}) ${text}`);
  }

  async revisionsOf(episodeId: string): Promise<Answer['body'][]> {
    return (await this.admin('GET', `/api/episodes/${episodeId}/revisions`)).body.items;
  }

  /** Changes the speaker of a turn; by default, the second turn becomes Mara's. */
  async relabel(episodeId: string, at = 1, to = 'Mara'): Promise<void> {
    const { segments, speakers }: Shown = await deskOf(this.admin, episodeId);
    await this.edit(episodeId, [{ type: 'setSpeaker', segmentIds: [segments[at]!.id], speakerId: speakers.find(({ name }) => name === to)!.id }]);
  }

  retext(episodeId: string, at: number, text: string): Promise<void> {
    return this.publisher.reword(episodeId, at, text);
  }

  /** The episode as the API returns it. */
  async read(episodeId: string): Promise<Answer['body']> {
    return (await this.admin('GET', `/api/episodes/${episodeId}`)).body;
  }

  /** Changes fields of its item other than the notes. */
  async change(episodeId: string, item: object): Promise<void> {
    const { version } = await this.read(episodeId);
    const { status, text } = await this.admin('PATCH', `/api/episodes/${episodeId}`, item, { 'if-match': `"${version}"` });
    if (status !== 200) throw new Error(text);
  }

  async edit(episodeId: string, operations: object[]): Promise<void> {
    const { revision } = await deskOf(this.admin, episodeId);
    const { status, text } = await revise(this.admin, episodeId, revision, operations);
    if (status !== 201) throw new Error(text);
  }

  answer(showId: string, report: { id: string }, said: string): Promise<Answer> {
    return this.admin('POST', `/api/shows/${showId}/upstream/reports/${report.id}`, { answer: said });
  }

  decide(showId: string, { id, version }: { id: string; version: string }, choice: object): Promise<Answer> {
    return this.admin('POST', `/api/shows/${showId}/upstream/conflicts/${id}`, { version, ...choice });
  }

  /** The lines that a publication would add. */
  async addedLines(showId: string): Promise<string[]> {
    const { hunks } = await this.publisher.preview(showId);
    return hunks.flatMap((hunk: { lines: { kind: string; text: string }[] }) => hunk.lines).filter(({ kind }: { kind: string }) => kind === 'added').map(({ text }: { text: string }) => text);
  }

  closeHost(): Promise<void> {
    return this.host.close();
  }

  async close(): Promise<void> {
    await this.stet.close();
  }
}
