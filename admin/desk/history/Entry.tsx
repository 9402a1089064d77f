import { Checkbox } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { HistoryEntry } from '#core/model/history';
import { excerpts } from '#core/text/excerpts';
import type { StetDataProvider } from '../../dataProvider';
import { Marks } from '../../publish/Marks';
import { markWords } from '../../publish/sideBySide';
import { useAsking } from '../../useAsking';
import { useWorkbench } from '../context';

/** The most that the server tells of one edit. */
const MOST = 500;

/** One edit: what it did, counted, and its first changes in words; the others when they are asked for. */
export const Entry = ({ entry, picked, onPick }: { entry: HistoryEntry; picked: boolean; onPick: () => void }) => {
  const workbench = useWorkbench();
  const provider = useDataProvider<StetDataProvider>();
  const translate = useTranslate();
  const { problem, ask } = useAsking();
  const [whole, setWhole] = useState<HistoryEntry | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const words = (key: string, values = {}) => translate(`desk.history.${key}`, values);
  const { number, note, summary, undoes, undoneBy } = entry;
  const { details, moreDetails } = isOpen && whole ? whole : entry;
  const place = details.find(({ segmentId }) => segmentId !== null)?.segmentId ?? null;
  const did = summary.join(', ') || words('nothing');
  const toggle = () => {
    setIsOpen(!isOpen);
    if (whole === null) void ask(async () => {
      const { items } = await provider.history(workbench.desk.episode.id, { before: number + 1, limit: 1, segmentId: workbench.attention.get().historyOf, details: MOST });
      setWhole(items[0] ?? null);
    });
  };
  return (
    <li className="history-entry" data-undone={undoneBy !== null || undefined}>
      <Checkbox size="small" checked={picked} onChange={onPick} slotProps={{ input: { 'aria-label': words('pick', { number, did }) } }} />
      <div>
        <button type="button" className="entry" disabled={place === null || !workbench.segment(place)} onClick={() => place && workbench.go(place, true)}>{did}</button>
        {note && <p>{note}</p>}
        {undoes !== null && <p className="quiet">{words('undoes', { number: undoes })}</p>}
        {undoneBy !== null && <p className="quiet">{words('undone')}</p>}
        {details.map(({ field, before, after }, at) => (before ?? after) !== null && (
          <p key={at} className={field === 'text' ? 'said' : 'quiet'} dir="auto">
            <Marks marks={markWords(...excerpts(before ?? '', after ?? ''))} />
          </p>
        ))}
        {isOpen && moreDetails > 0 && whole !== null && <p className="quiet">{words('moreDetails', { smart_count: moreDetails })}</p>}
        {entry.moreDetails > 0 && <button type="button" className="entry more" aria-expanded={isOpen && whole !== null} onClick={toggle}>{isOpen && whole !== null ? words('fewerDetails') : words('moreDetails', { smart_count: entry.moreDetails })}</button>}
        {problem && <p role="alert">{translate(problem.message, { _: problem.message })}</p>}
      </div>
    </li>
  );
};
