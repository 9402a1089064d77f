const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

/** The median time of several runs in milliseconds, after a warm-up run. */
export function medianMs(work, runs = 5) {
  work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return median(times);
}

/**
 * The median times of several functions, by name, in milliseconds. Each runs once per round, in rotating order, so that other load on the
 * machine affects all alike. The first two rounds are warm-up. Functions may be asynchronous.
 */
export async function interleavedMs(works, rounds = 9) {
  const names = Object.keys(works);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -2; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round + 2) % names.length];
      const start = performance.now();
      await works[name]();
      if (round >= 0) times[name].push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}
