import { randomUUID } from 'node:crypto';
import type { Role } from '../../../server/core/model/access.ts';
import { hashPassword } from '../../../server/access/password.ts';
import { Sessions } from '../../../server/access/session/sessions.ts';
import type { Stet } from './stet.ts';

export const PASSWORD = 'a lamp above the harbour';
let passwordHash: Promise<string> | undefined;

export interface Person {
  id: string;
  email: string;
  cookie: string;
}

/** Creates a user with an open session. */
export async function person(stet: Stet, name: string, { admin = false, roles = {} }: { admin?: boolean; roles?: Record<string, Role> } = {}): Promise<Person> {
  const id = randomUUID();
  const email = `${name}@stet.test`;
  const hash = await (passwordHash ??= hashPassword(PASSWORD));
  const memberships = { create: Object.entries(roles).map(([showId, role]) => ({ showId, role })) };
  await stet.database.prisma.user.create({ data: { id, email, name, admin, passwordHash: hash, memberships } });
  return { id, email, cookie: await session(stet, id) };
}

/** Opens another session; returns its cookie. */
export const session = async (stet: Stet, userId: string): Promise<string> =>
  `stet_session=${await stet.database.transaction((tx) => stet.app.get(Sessions).open(tx, userId))}`;
