import { Injectable, NotFoundException } from '@nestjs/common';
import type { User } from '#core/model/access';
import { Database, type Transaction } from '../../platform/database.ts';
import { USER_FIELDS, userView } from './userView.ts';

/** A page of a list. */
export interface Page {
  q?: string;
  page: number;
  perPage: number;
  sort: 'name' | 'email' | 'createdAt';
  order: 'asc' | 'desc';
}

/** Reads those who may sign in. */
@Injectable()
export class Users {
  constructor(private readonly database: Database) {}

  async list({ q, page, perPage, sort, order }: Page): Promise<{ items: User[]; total: number }> {
    const contains = { contains: q ?? '', mode: 'insensitive' } as const;
    const where = q ? { OR: [{ name: contains }, { email: contains }] } : {};
    const [rows, total] = await Promise.all([
      this.database.prisma.user.findMany({ where, select: USER_FIELDS, orderBy: [{ [sort]: order }, { id: 'asc' }], skip: (page - 1) * perPage, take: perPage }),
      this.database.prisma.user.count({ where }),
    ]);
    return { items: rows.map(userView), total };
  }

  async one(id: string, tx: Pick<Transaction, 'user'> = this.database.prisma): Promise<User> {
    const row = await tx.user.findUnique({ where: { id }, select: USER_FIELDS });
    if (!row) throw noSuchUser();
    return userView(row);
  }
}

export const noSuchUser = () => new NotFoundException({ code: 'not-found', message: 'There is no such user.' });
