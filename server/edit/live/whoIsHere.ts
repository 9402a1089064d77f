import type { Present } from '#core/model/live';

/** How long somebody counts as present after their last announcement; announcements come more often. */
export const BELIEVED_MS = 45_000;
/** The most tabs listed for one episode. */
const MOST = 100;

const keyOf = ({ userId, tab }: Pick<Present, 'userId' | 'tab'>): string => `${userId} ${tab}`;

/** Who is at which episode, as far as this server has heard. It is not stored. */
export class WhoIsHere {
  readonly #episodes = new Map<string, Map<string, { who: Present; untilMs: number }>>();

  /** @returns whether that is news */
  came(episodeId: string, who: Present, nowMs: number): boolean {
    const there = this.#episodes.get(episodeId) ?? new Map<string, { who: Present; untilMs: number }>();
    const was = there.get(keyOf(who))?.who;
    if (!was && there.size >= MOST) return false;
    this.#episodes.set(episodeId, there.set(keyOf(who), { who, untilMs: nowMs + BELIEVED_MS }));
    return was?.segmentId !== who.segmentId || was.name !== who.name;
  }

  /** @returns whether they were there */
  went(episodeId: string, who: Pick<Present, 'userId' | 'tab'>): boolean {
    const there = this.#episodes.get(episodeId);
    const went = there?.delete(keyOf(who)) ?? false;
    if (there?.size === 0) this.#episodes.delete(episodeId);
    return went;
  }

  knows(episodeId: string, who: Pick<Present, 'userId' | 'tab'>): boolean {
    return this.#episodes.get(episodeId)?.has(keyOf(who)) ?? false;
  }

  at(episodeId: string): Present[] {
    return [...(this.#episodes.get(episodeId)?.values() ?? [])].map(({ who }) => who);
  }

  /** Removes those not heard of for too long, whose server must be gone. @returns the episodes they were at */
  expire(nowMs: number): string[] {
    const left: string[] = [];
    for (const [episodeId, there] of this.#episodes) {
      const late = [...there.values()].filter(({ untilMs }) => untilMs <= nowMs);
      for (const { who } of late) this.went(episodeId, who);
      if (late.length > 0) left.push(episodeId);
    }
    return left;
  }
}
