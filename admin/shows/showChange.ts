import type { Show, ShowChange } from '#core/model/show';

const optional = ['link', 'language', 'author', 'imageUrl', 'category'] as const;
const plain = ['slug', 'title', 'description', 'explicit', 'private'] as const;

/** The fields of a form that differ from the show as it was read. An emptied optional field becomes null. */
export function showChange(values: Partial<Show>, before: Partial<Show> = {}): ShowChange {
  const wanted = Object.fromEntries([...plain.map((field) => [field, values[field]]), ...optional.map((field) => [field, values[field] || null])]);
  return Object.fromEntries(Object.entries(wanted).filter(([field, value]) => value !== undefined && value !== (before[field as keyof Show] ?? (optional.includes(field as never) ? null : undefined)))) as ShowChange;
}
