import { useId, useState, type KeyboardEvent } from 'react';
import { focus } from '../focus';

interface FieldProps {
  label: string;
  value: string;
  /** Makes the change; says what is wrong with it, or null. */
  take: (value: string) => string | null;
  labelShown?: boolean;
  placeholder?: string;
  className?: string;
  readOnly?: boolean;
  /** Has the focus from the start. */
  focused?: boolean;
}

/** A line of text that is its own form: Enter or leaving keeps, Escape leaves it as it was. */
export const Field = ({ label, value, take, labelShown = false, placeholder, className, readOnly, focused }: FieldProps) => {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const commit = () => {
    if (typed === null || typed === value) return setTyped(null);
    const problem = take(typed);
    setWrong(problem);
    if (problem === null) setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') commit();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    setTyped(null);
    setWrong(null);
  };
  return (
    <span className={`field ${className ?? ''}`}>
      {labelShown && <label htmlFor={id}>{label}</label>}
      <input
        id={id} value={typed ?? value} placeholder={placeholder} readOnly={readOnly} ref={focused ? focus : undefined} autoComplete="off"
        {...(labelShown ? {} : { 'aria-label': label })} aria-invalid={wrong !== null || undefined} aria-describedby={wrong === null ? undefined : `${id}-wrong`}
        onChange={(event) => { setTyped(event.target.value); setWrong(null); }} onBlur={commit} onKeyDown={onKeyDown}
      />
      {wrong !== null && <span className="wrong" id={`${id}-wrong`}>{wrong}</span>}
    </span>
  );
};
