import { SetMetadata } from '@nestjs/common';
import type { Role } from '#core/model/access';
import type { Kind } from '../behind.ts';

/**
 * Who may call a route. Every route carries exactly one rule; one without is refused, and Stet does not start with it.
 *
 * `show`: the role is asked in the show behind the ids. `from` names path parameters by kind, which the guard asks
 * before anything else; ids in a body or query are asked by the service in its first line.
 */
export type RouteRule =
  | { readonly kind: 'public' }
  | { readonly kind: 'signedIn' }
  | { readonly kind: 'admin' }
  | { readonly kind: 'show'; readonly role: Role; readonly from: PathIds };

/** Which path parameter holds an id of which kind: `{ episode: 'id' }`. */
export type PathIds = { readonly [kind in Kind]?: string };

export const ROUTE_RULE = 'stet:route-rule';
const rule = (value: RouteRule) => SetMetadata(ROUTE_RULE, value);

/** Anyone, without a session. */
export const Public = () => rule({ kind: 'public' });
/** Anyone with a session; the service decides what they see. */
export const SignedIn = () => rule({ kind: 'signedIn' });
/** Admins of the installation. */
export const AdminOnly = () => rule({ kind: 'admin' });
/** Those with `role` in the show behind the ids. */
export const ShowRole = (role: Role, from: PathIds = {}) => rule({ kind: 'show', role, from });
