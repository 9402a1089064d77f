import { Dialog, IconButton } from '@mui/material';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { inOrder } from '#core/edit/records';
import { formatTimestamp } from '#core/time/timestamp';
import { Marks } from '../../publish/Marks';
import { markWords } from '../../publish/sideBySide';
import { useAttention, useDesk, useWorkbench } from '../context';
import { Icon } from '../Icon';
import type { Records } from '../store/records';

/** The whole imported transcript beside the current one. They scroll together, because they are rows of one page. */
export const BesideImport = () => {
  const { attention } = useWorkbench();
  const translate = useTranslate();
  const open = useAttention(({ besideImport }) => besideImport);
  const close = () => attention.set({ besideImport: false });
  return (
    <Dialog open={open} onClose={close} fullWidth maxWidth="lg" aria-labelledby="beside-import" slotProps={{ paper: { className: 'beside-import' } }} transitionDuration={80}>
      <header className="row spread">
        <h2 id="beside-import">{translate('desk.history.besideImport')}</h2>
        <IconButton aria-label={translate('desk.history.close')} onClick={close}><Icon name="remove" /></IconButton>
      </header>
      {open && <Rows close={close} />}
    </Dialog>
  );
};

const Rows = ({ close }: { close: () => void }) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const records = useDesk((state) => state.records);
  const imported = useDesk((state) => state.imported);
  const rows = useMemo(() => {
    if (!imported) return [];
    const all = inOrder(new Map([...imported.segments, ...records.segments]));
    return all.map(({ id }) => ({ id, was: said(imported, id), is: said(records, id) }));
  }, [records, imported]);
  if (!imported) return <p className="quiet">{translate('desk.history.importUnknown')}</p>;
  // a scrolling region must be reachable by keyboard
  const scrollable = { tabIndex: 0, role: 'region', 'aria-label': translate('desk.history.besideImport') };
  return (
    <div className="beside" {...scrollable}>
      <div className="beside-row heads"><span />{(['imported', 'now'] as const).map((side) => <h3 key={side}>{translate(`desk.history.${side}`)}</h3>)}</div>
      {rows.map(({ id, was, is }) => {
        const time = (is ?? was)!.time;
        const marks = was && is && was.text !== is.text ? markWords(was.text, is.text) : null;
        return (
          <div key={id} className="beside-row">
            <button type="button" className="at" disabled={!is} onClick={() => { close(); workbench.go(id, true); }}>{time}</button>
            {was ? <div><Head was={was} is={is} side={was} /><p dir="auto">{marks ? <Marks marks={marks.filter(({ kind }) => kind !== 'added')} /> : is ? was.text : <del className="mark">{was.text}</del>}</p></div> : <div />}
            {is ? <div><Head was={was} is={is} side={is} /><p dir="auto">{marks ? <Marks marks={marks.filter(({ kind }) => kind !== 'removed')} /> : was ? is.text : <ins className="mark">{is.text}</ins>}</p></div> : <div />}
          </div>
        );
      })}
    </div>
  );
};

interface Said {
  time: string;
  name: string;
  text: string;
}

const Head = ({ was, is, side }: { was: Said | null; is: Said | null; side: Said }) => {
  const differs = was && is && (was.name !== is.name || was.time !== is.time);
  return <p className={differs ? 'head differs' : 'head'}>{side.name} {differs && was.time !== is.time && <span className="quiet">{side.time}</span>}</p>;
};

function said({ segments, speakers }: Records, id: string): Said | null {
  const segment = segments.get(id);
  if (!segment) return null;
  return { time: segment.startMs === null ? '–:––' : formatTimestamp(segment.startMs), name: (segment.speakerId && speakers.get(segment.speakerId)?.name) || '', text: segment.text };
}
