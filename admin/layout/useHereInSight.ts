import { useEffect, useRef } from 'react';

/** For a row of links that may be wider than the window: scrolls the current one into view. */
export function useHereInSight(here: string | undefined) {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    if (here === undefined) return;
    row.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [here]);
  return row;
}
