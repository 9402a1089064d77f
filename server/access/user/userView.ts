import type { User } from '#core/model/access';
import type { Prisma } from '../../../prisma/generated/client.ts';

/** What a view needs; the password's hash stays where it is. */
export const USER_FIELDS = {
  id: true, email: true, name: true, admin: true, disabledAt: true,
  memberships: { select: { showId: true, role: true }, orderBy: { showId: 'asc' } },
} as const satisfies Prisma.UserSelect;

type Row = Prisma.UserGetPayload<{ select: typeof USER_FIELDS }>;

export const userView = ({ disabledAt, ...user }: Row): User => ({ ...user, disabled: disabledAt !== null });
