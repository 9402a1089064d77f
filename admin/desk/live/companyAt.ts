import type { Id } from '#core/model/id';
import type { Company } from './live';

const given = (name: string): string => name.split(' ')[0] || name;

/** The names shown at a segment: who is there, and who has just changed it. */
export function companyAt({ present, fresh }: Company, id: Id): { names: string; fresh: boolean } | null {
  const changed = fresh.get(id);
  const names = new Set([...(changed === undefined ? [] : [changed]), ...present.filter(({ segmentId }) => segmentId === id).map(({ name }) => name)].map(given));
  return names.size === 0 ? null : { names: [...names].join(', '), fresh: changed !== undefined };
}

export const segmentsWithCompany = ({ present, fresh }: Company): Set<Id> => new Set([...fresh.keys(), ...present.flatMap(({ segmentId }) => segmentId ?? [])]);

/** The people present, each once, by name; the user's own other tabs come last. */
export function peopleIn({ present }: Pick<Company, 'present'>, me: Id): { name: string; isMe: boolean }[] {
  const people = new Map(present.map(({ userId, name }) => [userId, { name, isMe: userId === me }]));
  return [...people.values()].sort((a, b) => Number(a.isMe) - Number(b.isMe) || a.name.localeCompare(b.name));
}
