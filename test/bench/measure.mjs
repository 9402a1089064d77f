/** The median of the times, in milliseconds, of several runs after one that does not count. */
export function medianMs(work, runs = 5) {
  work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)];
}
