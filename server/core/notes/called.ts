/**
 * How those whom an episode's notes name were called in the show when the notes came, where that is otherwise: label → name. A label can be
 * an alias, or have white space of another kind.
 */
export type CalledHere = Readonly<Record<string, string>>;

/** Labels that stand for somebody of another name; null where each is its speaker's name. */
export function calledHere(labels: Iterable<string>, nameOf: (label: string) => string | undefined): CalledHere | null {
  const others = [...new Set(labels)].flatMap((label): [string, string][] => {
    const name = nameOf(label);
    return name === undefined || name === label ? [] : [[label, name]];
  });
  return others.length === 0 ? null : Object.fromEntries(others);
}

/**
 * What the notes call somebody: as they do already, while the show calls them as it did when the notes came. Whoever was renamed since
 * was corrected, and has the new name.
 *
 * @param label who is named where it is to stand, if anybody is
 */
export function labelOf(name: string, called: CalledHere | null | undefined, label: string | null = null): string {
  if (!called) return name;
  if (label !== null && Object.hasOwn(called, label) && called[label] === name) return label;
  return label === name ? name : (Object.entries(called).find(([, known]) => known === name)?.[0] ?? name);
}
