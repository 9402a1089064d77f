import { z } from 'zod';

/** What someone may do in one show; each includes the ones before it. */
export const Role = z.enum(['viewer', 'editor', 'publisher']);
export type Role = z.infer<typeof Role>;

/** Whether `role` includes the rights of `needed`. */
export const includesRole = (role: Role | null | undefined, needed: Role): boolean =>
  role != null && Role.options.indexOf(role) >= Role.options.indexOf(needed);

const email = z.email().max(254).transform((text) => text.toLowerCase());
const password = z.string().min(12, 'a password has at least 12 characters').max(1_000);

export const Credentials = z.strictObject({ email, password: z.string().max(1_000) });
export const Setup = z.strictObject({ token: z.string().max(200), email, name: z.string().trim().min(1).max(200), password });

export const MembershipOfUser = z.strictObject({ showId: z.uuid(), role: Role });

export const User = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  admin: z.boolean(),
  disabled: z.boolean(),
  memberships: z.array(MembershipOfUser),
});
export type User = z.infer<typeof User>;

export const NewUser = z.strictObject({ email, name: z.string().trim().min(1).max(200), password, admin: z.boolean().default(false), memberships: z.array(MembershipOfUser).max(1_000).default([]) });
export const UserChange = z.strictObject({ name: z.string().trim().min(1).max(200), password, admin: z.boolean(), disabled: z.boolean(), memberships: z.array(MembershipOfUser).max(1_000) }).partial();

/** Who is asking: GET /api/session. */
export const SessionView = z.strictObject({ user: User });
export type SessionView = z.infer<typeof SessionView>;
