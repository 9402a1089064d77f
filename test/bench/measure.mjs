const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

/** The median of the times, in milliseconds, of several runs after one that does not count. */
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
 * The median times of several works, by name, in milliseconds: each runs once a round, in an order that turns, so that what the machine
 * does besides falls on all alike. Two rounds do not count. Works may be asynchronous.
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
