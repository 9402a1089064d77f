import { useEffect, useRef } from 'react';

/** The look of a row of links that may be wider than the window: an edge behind which there are more fades. */
export const scrollingRow = {
  overflowX: 'auto', overflowY: 'hidden', scrollPaddingInline: '32px', scrollbarWidth: 'none', whiteSpace: 'nowrap',
  maskImage: 'linear-gradient(to right, transparent, #000 var(--more-before, 0px), #000 calc(100% - var(--more-after, 0px)), transparent)',
} as const;

const FADES = '28px';

/** For such a row: scrolls the current link into view, and knows at which edges there are more. */
export function useScrollingRow(here: string | undefined) {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = row;
    if (!current) return undefined;
    if (here !== undefined) current.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const fade = () => {
      const { scrollLeft, scrollWidth, clientWidth } = current;
      current.style.setProperty('--more-before', scrollLeft > 1 ? FADES : '0px');
      current.style.setProperty('--more-after', scrollWidth - clientWidth - scrollLeft > 1 ? FADES : '0px');
    };
    const sizes = new ResizeObserver(fade);
    for (const each of [current, ...current.children]) sizes.observe(each);
    current.addEventListener('scroll', fade, { passive: true });
    return () => {
      sizes.disconnect();
      current.removeEventListener('scroll', fade);
    };
  }, [here]);
  return row;
}
