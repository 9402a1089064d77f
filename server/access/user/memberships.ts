import { BadRequestException } from '@nestjs/common';
import type { z } from 'zod';
import type { MembershipOfUser } from '#core/model/access';
import type { Transaction } from '../../platform/database.ts';

/** Gives the user exactly these roles. @throws BadRequestException for a show that is named twice or not there. */
export async function setMemberships(tx: Transaction, userId: string, memberships: readonly z.output<typeof MembershipOfUser>[]): Promise<void> {
  const showIds = [...new Set(memberships.map(({ showId }) => showId))];
  if (showIds.length < memberships.length) throw refused('A show is named twice.');
  if ((await tx.show.count({ where: { id: { in: showIds } } })) < showIds.length) throw refused('One of the shows is not there.');
  await tx.membership.deleteMany({ where: { userId } });
  await tx.membership.createMany({ data: memberships.map(({ showId, role }) => ({ userId, showId, role })) });
}

const refused = (message: string) => new BadRequestException({ code: 'invalid', message, issues: [{ path: 'memberships', message }] });
