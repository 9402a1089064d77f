import type { Id } from '../model/id.ts';
import type { Touch } from './rule.ts';

/** A record with some fields set, and their former values. An undefined field counts as not given. */
export function fieldsSet<T extends object>(before: T, fields: Partial<T>): { after: T; former: Partial<T> } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const former = Object.fromEntries(given.map(([field]) => [field, before[field as keyof T]]));
  return { after: { ...before, ...Object.fromEntries(given) }, former: former as Partial<T> };
}

/** The touches of setting these fields. */
export function fieldTouches(recordId: Id, fields: object): Touch[] {
  return Object.entries(fields).filter(([, value]) => value !== undefined).map(([field, value]) => ({ recordId, field, value: value as unknown }));
}
