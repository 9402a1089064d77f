/** Memoises what several checks compute from an episode, for as long as the episode exists. */
export function onceAnEpisode<Episode extends object, Made>(make: (episode: Episode) => Made): (episode: Episode) => Made {
  const made = new WeakMap<Episode, { value: Made }>();
  return (episode) => {
    const known = made.get(episode);
    if (known) return known.value;
    const value = make(episode);
    made.set(episode, { value });
    return value;
  };
}
