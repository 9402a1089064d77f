import { HttpException } from '@nestjs/common';

/** A browser opens no more connections than this to one server. */
const AT_ONCE = 6;

/** How many recordings are being passed on to whom: one who asks for ever more of them would use up the line of all. */
export class Listeners {
  private readonly streams = new Map<string, number>();

  /** Lets one more begin; gives what to call once when it ended. */
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
