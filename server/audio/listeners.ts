import { HttpException } from '@nestjs/common';

/** Browsers open no more connections than this to one server. */
const AT_ONCE = 6;

/** Counts the recordings being passed on to each user, so that one user cannot take up everybody's bandwidth. */
export class Listeners {
  private readonly streams = new Map<string, number>();

  /** Admits one more stream; returns a function to call when it has ended. */
  begin(userId: string): () => void {
    const now = this.streams.get(userId) ?? 0;
    if (now >= AT_ONCE) throw new HttpException({ code: 'too-many-requests', message: `${AT_ONCE} recordings are already being played for you: close one of the desks.` }, 429);
    this.streams.set(userId, now + 1);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      const left = this.streams.get(userId)! - 1;
      if (left === 0) this.streams.delete(userId);
      else this.streams.set(userId, left);
    };
  }
}
