import { Button } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { alike, type NotHeld as Line } from './alike';
import { heldPlace, heldValue } from './heldWords';
import { Remark } from './Remark';

const SHOWN = 8;

/** What the form of the feed cannot hold, each mentioned once however many places it has. */
export const NotHeld = ({ notHeld }: { notHeld: readonly Line[] }) => {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const lines = useMemo(() => alike(notHeld), [notHeld]);
  const placeInWords = (path: string) => {
    const place = heldPlace(path);
    if (place) return translate(`publish.record.${place.record}`, { number: place.number, field: translate(`publish.field.${place.field}`, { _: place.field }) });
    return path.startsWith('show.') ? translate(`publish.showField.${path.slice('show.'.length)}`, { _: path }) : translate(`publish.itemField.${path}`, { _: path });
  };
  return (
    <Remark title={translate('publish.notHeld')}>
      {(all ? lines : lines.slice(0, SHOWN)).map(({ path, wanted, written, why, others }) => {
        const place = others === 0 ? placeInWords(path) : translate('publish.notHeldPlaces', { place: placeInWords(path), smart_count: others });
        return <div key={path}>{translate(written === null || written === undefined ? 'publish.notHeldNone' : 'publish.notHeldLine', { place, wanted: heldValue(path, wanted), written: heldValue(path, written), why })}</div>;
      })}
      {!all && lines.length > SHOWN && <Button onClick={() => setAll(true)} sx={{ color: 'var(--accent)' }}>{translate('publish.more', { smart_count: lines.length - SHOWN })}</Button>}
    </Remark>
  );
};
