/** The vertical extent of something on the screen, in pixels. */
export interface Reach {
  top: number;
  bottom: number;
}

/** The space to leave between what is brought into sight and the edges of the page, in pixels. */
const ROOM = { above: 8, below: 24 };

/**
 * The least scrolling that brings something into sight; something taller than the page is in sight when it fills the page.
 *
 * @returns pixels down, 0 if it is in sight
 */
export function wayTo(thing: Reach, page: Reach): number {
  const above = thing.top - page.top - ROOM.above;
  const below = thing.bottom - page.bottom + ROOM.below;
  if ((above < 0) === (below > 0)) return 0;
  return Math.abs(above) < Math.abs(below) ? above : below;
}

/** How far to scroll so that something begins a third from the top, with what follows in sight and some of what precedes it. */
export const wayToThird = (thing: Reach, page: Reach): number => thing.top - page.top - (page.bottom - page.top) / 3;
