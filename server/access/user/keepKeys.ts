import { Injectable } from '@nestjs/common';
import { OwnKeys, type KeptKeys } from '#core/model/ownKeys';
import { Database } from '../../platform/database.ts';
import { noSuchUser } from './users.ts';

/** The keys that somebody made their own, wherever they sign in. Nobody else's are ever read or written: the id is the session's. */
@Injectable()
export class KeepKeys {
  constructor(private readonly database: Database) {}

  async of(userId: string): Promise<KeptKeys> {
    const row = await this.database.prisma.user.findUnique({ where: { id: userId }, select: { keys: true } });
    if (!row) throw noSuchUser();
    // what an older Stet kept in another shape is as if nothing was changed
    return { keys: OwnKeys.nullable().catch(null).parse(row.keys) };
  }

  async keep(userId: string, keys: OwnKeys): Promise<void> {
    await this.database.prisma.user.update({ where: { id: userId }, data: { keys } });
  }
}
