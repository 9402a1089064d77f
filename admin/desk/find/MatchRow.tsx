import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { Match } from '#core/find/findIn';
import { textIn } from '#core/find/replaceMatches';
import { surroundings } from '#core/find/surroundings';
import { formatTimestamp } from '#core/time/timestamp';
import { useDesk, useWorkbench } from '../context';
import { readableRecords } from './readableRecords';
import { ROW } from './rowHeight';

interface MatchRowProps {
  match: Match;
  place: number;
  total: number;
  isCurrent: boolean;
  /** Null if there is nothing to tick. */
  ticked: boolean | null;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** A match in context, with what is removed struck out and the replacement beside it. */
export const MatchRow = ({ match, place, total, isCurrent, ticked, onKeyDown }: MatchRowProps) => {
  const workbench = useWorkbench();
  const { find } = workbench;
  const translate = useTranslate();
  const records = useDesk((state) => state.records);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // if the focus is in the list, it moves along
    if (isCurrent && document.activeElement?.closest('.find-list') && document.activeElement !== button.current) button.current?.focus({ preventScroll: true });
  }, [isCurrent]);
  const { before, match: words, after } = surroundings(textIn(readableRecords(workbench), match), match);
  const segment = match.kind === 'segments' ? records.segments.get(match.recordId) : undefined;
  const name = segment?.speakerId ? records.speakers.get(segment.speakerId)?.name : undefined;
  const where = segment ? [segment.startMs === null ? null : formatTimestamp(segment.startMs), name].filter(Boolean).join('  ') : translate(`desk.find.kinds.${match.kind}.${match.field}`);
  return (
    <li className="find-row" aria-posinset={place + 1} aria-setsize={total} data-current={isCurrent || undefined} data-ticked={ticked ?? undefined} style={{ top: place * ROW }}>
      {ticked !== null && <input type="checkbox" tabIndex={-1} aria-label={translate('desk.find.tick', { words, where })} checked={ticked} onChange={(event) => find.tick(match, event.target.checked)} onKeyDown={onKeyDown} />}
      <button ref={button} type="button" tabIndex={isCurrent ? 0 : -1} aria-current={isCurrent} onClick={() => find.choose(place)} onFocus={() => find.choose(place)} onKeyDown={onKeyDown}>
        <span className="where tabular">{where}</span>
        <span className="words">
          {before}
          {match.replacement === null || match.replacement === match.text ? <mark>{words}</mark> : <><del>{words}</del>{match.replacement !== '' && <ins>{match.replacement}</ins>}</>}
          {after}
        </span>
      </button>
    </li>
  );
};
