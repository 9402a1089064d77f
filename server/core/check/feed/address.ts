import { attributeOf, type Element } from '../../feed/elements.ts';
import type { FeedRule } from '../../model/feedFinding.ts';
import { at, shown, type Found } from './found.ts';

/** Whether a text is a complete web address. */
export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/?#]+\S*$/i.test(text.trim());

/** Whether two addresses are the same but for scheme, case of the host or a trailing slash. */
export const isSameAddress = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (address: string): string => address.trim().replace(/^https?:\/\//i, '').replace(/^[^/?#]*/, (host) => host.toLowerCase()).replace(/\/$/, '');

/** Checks an attribute that must be a complete web address: reports it if missing or malformed. */
export function* requiredAddress(element: Element, name: string, rule: FeedRule, code: string, what: string): Generator<Found> {
  const value = attributeOf(element, name)?.trim() ?? '';
  if (value === '') yield at(element, rule, 'error', `${code}-missing`, `There is no ${name} here, so nobody can find ${what}: write the complete address, with https://.`);
  else yield* addressFault(element, value, rule, 'error', `${code}-no-address`, name);
}

/** Checks an optional attribute: if present, it must be a complete web address. */
export function* optionalAddress(element: Element, name: string, rule: FeedRule, code: string): Generator<Found> {
  const value = attributeOf(element, name)?.trim() ?? '';
  if (value !== '') yield* addressFault(element, value, rule, 'warning', `${code}-no-address`, name);
}

function* addressFault(element: Element, value: string, rule: FeedRule, severity: 'error' | 'warning', code: string, name: string): Generator<Found> {
  if (!isWebAddress(value)) yield at(element, rule, severity, code, `The ${name} ${shown(value)} is not a complete web address: write it with https:// and its host${/\s/.test(value) ? ', and spaces as %20' : ''}.`);
}
