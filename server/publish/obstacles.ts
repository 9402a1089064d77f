import { ConflictException, Injectable } from '@nestjs/common';
import { Database } from '../platform/database.ts';
import { upstreamObstacles } from '../upstream/obstacles.ts';
import { PublicAddress, type Blocked } from './publicAddress.ts';

/** What blocks publishing of any kind: now, scheduled, or taking a publication back. */
@Injectable()
export class Obstacles {
  constructor(private readonly database: Database, private readonly address: PublicAddress) {}

  async of(showId: string): Promise<Blocked[]> {
    const unreachable = await this.address.obstacle();
    return [...(unreachable ? [unreachable] : []), ...await upstreamObstacles(this.database, showId)];
  }

  /** @throws ConflictException with the first obstacle */
  async refuse(showId: string): Promise<void> {
    const [first] = await this.of(showId);
    if (first) throw new ConflictException(first);
  }
}
