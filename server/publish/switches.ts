import { Enrichment } from '#core/model/show';

/** Applies the difference between two sets of switches to the current ones. */
export function carrySwitches(from: readonly string[], to: readonly string[], now: readonly string[]): Enrichment[] {
  const on = to.filter((name) => !from.includes(name));
  const off = from.filter((name) => !to.includes(name));
  const then = new Set([...now.filter((name) => !off.includes(name)), ...on]);
  return Enrichment.options.filter((name) => then.has(name));
}
