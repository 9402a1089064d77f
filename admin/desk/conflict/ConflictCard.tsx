import { Button } from '@mui/material';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslate } from 'react-admin';
import { useDesk, useWorkbench } from '../context';
import type { TranscriptView } from '../transcript/transcriptView';
import { wordsOf } from './wordsOf';

/** Both values, where they belong, until one is chosen. */
export const ConflictCard = ({ view }: { view: TranscriptView }) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const conflict = useDesk((state) => state.conflict);
  const records = useDesk((state) => state.records);
  const place = conflict?.conflicts.find(({ recordId }) => records.segments.has(recordId))?.recordId ?? null;
  const [host] = useState(() => document.createElement('div'));

  useEffect(() => {
    if (place === null) return undefined;
    workbench.go(place);
    return view.house(place, host);
  }, [view, place, host, workbench]);

  if (!conflict) return null;
  const card = (
    <section className="conflict" aria-label={translate('desk.conflict.title')}>
      <h3>{translate(conflict.conflicts.length ? 'desk.conflict.title' : 'desk.conflict.gone')}</h3>
      {conflict.conflicts.map(({ recordId, field, yours, theirs }) => (
        <dl key={`${recordId}.${field}`}>
          <dt>{translate('desk.conflict.yours')}</dt>
          <dd>{wordsOf(yours, field, records) ?? translate('desk.conflict.nothing')}</dd>
          <dt>{translate('desk.conflict.theirs')}</dt>
          <dd>{wordsOf(theirs, field, records) ?? translate('desk.conflict.nothing')}</dd>
        </dl>
      ))}
      <div className="row">
        {conflict.conflicts.length > 0 && <Button variant="contained" color="primary" onClick={() => workbench.store.resolve('mine')}>{translate('desk.conflict.keepMine')}</Button>}
        <Button variant="outlined" onClick={() => workbench.store.resolve('theirs')}>{translate('desk.conflict.keepTheirs')}</Button>
      </div>
    </section>
  );
  return place !== null ? createPortal(card, host) : <div className="conflict-bar">{card}</div>;
};
