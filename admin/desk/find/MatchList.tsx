import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { changes } from '#core/find/replaceMatches';
import { useWorkbench } from '../context';
import { writeAt } from './goTo';
import { MatchRow } from './MatchRow';
import { ROW } from './rowHeight';
import { useFind } from './useFind';

/** Rows rendered beyond those in view, so that an arrow key finds the next one. */
const BESIDE = 6;

/** All matches in context. The list is one Tab stop: arrows move in it, Space ticks, Enter goes to the text. */
export const MatchList = () => {
  const workbench = useWorkbench();
  const { find } = workbench;
  const translate = useTranslate();
  const matches = useFind((state) => state.matches);
  const at = useFind((state) => state.at);
  const ticks = useFind((state) => state.ticks);
  const replacing = useFind(({ mode }) => mode === 'replace');
  const box = useRef<HTMLDivElement>(null);
  const [{ top, height }, setFrame] = useState({ top: 0, height: 600 });

  useEffect(() => {
    const list = box.current!;
    const measure = () => setFrame({ top: list.scrollTop, height: list.clientHeight });
    const resized = new ResizeObserver(measure);
    resized.observe(list);
    list.addEventListener('scroll', measure, { passive: true });
    return () => {
      resized.disconnect();
      list.removeEventListener('scroll', measure);
    };
  }, []);

  useEffect(() => find.subscribe(() => keepInSight(box.current, find.get().at)), [find]);

  const onKeyDown = (event: KeyboardEvent) => {
    const { current } = find;
    const { matches: all, at: now } = find.get();
    const page = Math.max(1, Math.floor(height / ROW) - 1);
    const to = (place: number) => () => find.choose(Math.max(0, Math.min(all.length - 1, place)));
    const isMod = event.ctrlKey || event.metaKey;
    const isAll = replacing && isMod && event.code === 'KeyA';
    const acts: Record<string, () => void> = {
      ArrowDown: to(now + 1), ArrowUp: to(now - 1), PageDown: to(now + page), PageUp: to(now - page), Home: to(0), End: to(all.length - 1),
      Enter: () => { if (current && workbench.view) writeAt(workbench.view, current); },
      ...(replacing && current && { ' ': () => find.tick(current, !find.get().ticks.isOn(current)) }),
    };
    const act = isAll ? () => find.tickAll(find.get().ticks.leftOut > 0) : isMod || event.altKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  const first = Math.max(0, Math.floor(top / ROW) - BESIDE);
  const shown = matches.slice(first, Math.ceil((top + height) / ROW) + BESIDE);
  return (
    <div className="find-list" ref={box}>
      <ul aria-label={translate('desk.find.list')} style={{ height: matches.length * ROW }}>
        {shown.map((match, index) => (
          <MatchRow
            key={`${match.recordId}.${match.field}@${match.start}`} match={match} place={first + index} total={matches.length} isCurrent={first + index === at} onKeyDown={onKeyDown}
            ticked={replacing && changes(match) ? ticks.isOn(match) : null}
          />
        ))}
      </ul>
    </div>
  );
};

function keepInSight(list: HTMLElement | null, at: number): void {
  if (!list || at < 0) return;
  if (at * ROW < list.scrollTop) list.scrollTop = at * ROW;
  else if ((at + 1) * ROW > list.scrollTop + list.clientHeight) list.scrollTop = (at + 1) * ROW - list.clientHeight;
}
