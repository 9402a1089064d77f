import { Button } from '@mui/material';
import { useId, useLayoutEffect, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { focus } from '../focus';

const REASONS = ['right', 'asSaid', 'later'] as const;

interface IgnoreFormProps {
  label: string;
  submit: (reason: string) => void;
  cancel: () => void;
}

/** Asks why findings should be ignored: in one's own words, or one of three common reasons. */
export const IgnoreForm = ({ label, submit, cancel }: IgnoreFormProps) => {
  const translate = useTranslate();
  const id = useId();
  const [reason, setReason] = useState('');
  const [opener] = useState(() => document.activeElement as HTMLElement | null);
  // the focus returns to the page if a key there opened this; if the button that opened it is gone, the queue takes care of the focus
  useLayoutEffect(() => () => {
    const back = opener === document.body ? document.querySelector<HTMLElement>('.page') : opener;
    if (document.activeElement?.closest('.ignore-form')) back?.focus({ preventScroll: true });
  }, [opener]);
  const words = (key: string) => translate(`desk.review.${key}`);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit(reason || words(`reasons.${REASONS[0]}`));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    cancel();
  };
  return (
    <form className="ignore-form" onSubmit={onSubmit}>
      <label htmlFor={id}>{label}</label>
      <input id={id} ref={focus} dir="auto" value={reason} maxLength={500} list={`${id}-reasons`} placeholder={words(`reasons.${REASONS[0]}`)} autoComplete="off" onChange={(event) => setReason(event.target.value)} onKeyDown={onKeyDown} />
      <datalist id={`${id}-reasons`}>{REASONS.map((each) => <option key={each}>{words(`reasons.${each}`)}</option>)}</datalist>
      <div className="row">
        <Button type="submit" variant="contained" color="primary">{words('ignoreNow')}</Button>
        <Button variant="text" color="inherit" onClick={cancel}>{words('cancel')}</Button>
      </div>
      <p className="quiet">{words('untilItChanges')}</p>
    </form>
  );
};
