import { includesRole, type Role } from '#core/model/access';

/** Who is asking: a signed-in person with what they may do, as it stood when the request came in. */
export interface Requester {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly admin: boolean;
  /** Role by show id. */
  readonly memberships: ReadonlyMap<string, Role>;
}

/** What the requester may do in a show; null: not even see it. Admins may do everything in every show. */
export const roleIn = (user: Requester, showId: string): Role | null =>
  user.admin ? 'publisher' : user.memberships.get(showId) ?? null;

export const mayIn = (user: Requester, showId: string, needed: Role): boolean => includesRole(roleIn(user, showId), needed);

/** The shows that the requester may see, for the WHERE of a list; undefined stands for all of them. */
export const visibleShowIds = (user: Requester): string[] | undefined => (user.admin ? undefined : [...user.memberships.keys()]);

/** Whether the requester may start a show: who publishes one may start another, and becomes its publisher. */
export const mayCreateShows = (user: Requester): boolean =>
  user.admin || [...user.memberships.values()].includes('publisher');
