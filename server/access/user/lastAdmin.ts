import { ConflictException } from '@nestjs/common';
import type { Transaction } from '../../platform/database.ts';

/**
 * Holds the rows of all who are admins now until the transaction ends, so that two admins who remove each other at the same
 * moment come one after the other. The second then finds themself the last.
 */
export async function holdAdmins(tx: Transaction): Promise<void> {
  await tx.$queryRaw`select id from "user" where admin and "disabledAt" is null order by id for update`;
}

/** To be asked after the change, in the transaction of `holdAdmins`. @throws ConflictException, which undoes the change. */
export async function requireAnAdmin(tx: Transaction): Promise<void> {
  if ((await tx.user.count({ where: { admin: true, disabledAt: null } })) > 0) return;
  throw new ConflictException({ code: 'last-admin', message: 'This is the last admin: without one, nobody could manage Stet. Make somebody else an admin first.' });
}
