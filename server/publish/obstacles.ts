import { ConflictException, Injectable } from '@nestjs/common';
import { asking, type Ask } from '../platform/ask.ts';
import { Database } from '../platform/database.ts';
import { upstreamObstacles } from '../upstream/obstacles.ts';
import { PublicAddress, type Blocked } from './publicAddress.ts';

/** What blocks publishing of any kind: now, scheduled, or taking a publication back. */
@Injectable()
export class Obstacles {
  constructor(private readonly database: Database, private readonly address: PublicAddress) {}

  async of(showId: string): Promise<Blocked[]> {
    return [...await this.ofAddress(), ...await upstreamObstacles(asking(this.database.pool), showId)];
  }

  /** @throws ConflictException with the first obstacle */
  async refuse(showId: string): Promise<void> {
    refuseFor(await this.of(showId));
  }

  /** The same of our address alone, which may take a request to find out. */
  async refuseAddress(): Promise<void> {
    refuseFor(await this.ofAddress());
  }

  /** The same of upstream's reports alone, in a transaction. */
  async refuseUpstream(ask: Ask, showId: string): Promise<void> {
    refuseFor(await upstreamObstacles(ask, showId));
  }

  private async ofAddress(): Promise<Blocked[]> {
    const unreachable = await this.address.obstacle();
    return unreachable ? [unreachable] : [];
  }
}

function refuseFor([first]: readonly Blocked[]): void {
  if (first) throw new ConflictException(first);
}
