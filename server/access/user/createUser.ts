import { randomUUID } from 'node:crypto';
import { ConflictException, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { NewUser, User } from '#core/model/access';
import { Prisma } from '../../../prisma/generated/client.ts';
import { AuditService } from '../audit.ts';
import { Clock } from '../../platform/clock.ts';
import { Database, type Transaction } from '../../platform/database.ts';
import { hashPassword } from '../password.ts';
import { setMemberships } from './memberships.ts';
import { Users } from './users.ts';

type New = z.output<typeof NewUser>;

@Injectable()
export class CreateUser {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws ConflictException when the e-mail address is taken: only admins ask, so it may say so. */
  async create(byUserId: string, { password, ...user }: New): Promise<User> {
    const passwordHash = await hashPassword(password);
    return this.database.transaction((tx) => this.insert(tx, byUserId, { ...user, passwordHash })).catch((error: unknown) => {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') throw taken();
      throw error;
    });
  }

  /** For who has a transaction already; `byUserId` null: the installation itself. */
  async insert(tx: Transaction, byUserId: string | null, { email, name, admin, memberships, passwordHash }: Omit<New, 'password'> & { passwordHash: string }): Promise<User> {
    const id = randomUUID();
    await tx.user.create({ data: { id, email, name, admin, passwordHash, createdAt: new Date(this.clock.now()) } });
    await setMemberships(tx, id, memberships);
    await this.audit.record(tx, { userId: byUserId ?? id, subject: id, action: 'user.create', detail: { email, admin, memberships } });
    return this.users.one(id, tx);
  }
}

const taken = () =>
  new ConflictException({ code: 'email-taken', message: 'This e-mail address is already taken.', issues: [{ path: 'email', message: 'This e-mail address is already taken.' }] });
