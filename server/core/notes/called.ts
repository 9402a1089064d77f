/**
 * How the show called the people named in an episode's notes when the notes came, if it was different: label → name. A label may be an
 * alias, or have different white space.
 */
export type CalledHere = Readonly<Record<string, string>>;

/** Labels that stand for a speaker with another name; null if each is its speaker's name. */
export function calledHere(labels: Iterable<string>, nameOf: (label: string) => string | undefined): CalledHere | null {
  const others = [...new Set(labels)].flatMap((label): [string, string][] => {
    const name = nameOf(label);
    return name === undefined || name === label ? [] : [[label, name]];
  });
  return others.length === 0 ? null : Object.fromEntries(others);
}

/**
 * The name to use for somebody in the notes: the one already used there, as long as the show still calls them as it did when the notes
 * came. Anybody renamed since was corrected, and gets the new name.
 *
 * @param label the present label in that place, if there is one
 */
export function labelOf(name: string, called: CalledHere | null | undefined, label: string | null = null): string {
  if (!called) return name;
  if (label !== null && Object.hasOwn(called, label) && called[label] === name) return label;
  return label === name ? name : (Object.entries(called).find(([, known]) => known === name)?.[0] ?? name);
}
