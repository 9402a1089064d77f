import type { Role } from '#core/model/access';
import type { Database } from '../platform/database.ts';
import type { Requester } from './requester.ts';

/** Somebody as they are now, for what is done in their name while they are away; null when they may not come in any longer. */
export async function requesterOf({ prisma }: Pick<Database, 'prisma'>, userId: string): Promise<Requester | null> {
  const user = await prisma.user.findUnique({
    where: { id: userId, disabledAt: null }, select: { id: true, email: true, name: true, admin: true, memberships: { select: { showId: true, role: true } } },
  });
  return user && { ...user, memberships: new Map<string, Role>(user.memberships.map(({ showId, role }) => [showId, role])) };
}
