/** From where to where something reaches on the screen, in pixels. */
export interface Reach {
  top: number;
  bottom: number;
}

/** What is left free between what is brought into sight and the edges of the page. */
const ROOM = { above: 8, below: 24 };

/**
 * How far to scroll so that something is in sight, as little as that takes; what is taller than the page is in sight where it fills it.
 *
 * @returns pixels down, 0 where it is in sight
 */
export function wayTo(thing: Reach, page: Reach): number {
  const above = thing.top - page.top - ROOM.above;
  const below = thing.bottom - page.bottom + ROOM.below;
  if ((above < 0) === (below > 0)) return 0;
  return Math.abs(above) < Math.abs(below) ? above : below;
}

/** How far to scroll so that something begins a third from the top: what comes next is in sight as well, and some of what was before. */
export const wayToThird = (thing: Reach, page: Reach): number => thing.top - page.top - (page.bottom - page.top) / 3;
