import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { Id } from '#core/model/id';
import { useWorkbench } from '../context';
import { focus } from '../focus';

interface FieldProps {
  label: string;
  value: string;
  /** Whose field it is, and which: what is typed and is no edit is kept under it. */
  recordId: Id;
  field: string;
  /** Makes the change; says what is wrong with it, or null. */
  take: (value: string) => string | null;
  /** It is an edit only when it is whole: half of a time is another time. */
  whole?: boolean;
  longest?: number;
  labelShown?: boolean;
  placeholder?: string;
  className?: string;
  readOnly?: boolean;
  /** Has the focus from the start. */
  focused?: boolean;
}

/**
 * A line of text. Every letter is an edit at once, as in the transcript; Escape puts back what was there. What cannot be one stays in the
 * field, and what is wrong with it is said when the field is left. What was left there earlier waits for a letter more, or Enter.
 */
export const Field = ({ label, value, recordId, field, take, whole = false, longest, labelShown = false, placeholder, className, readOnly, focused }: FieldProps) => {
  const { drafts, store } = useWorkbench();
  const translate = useTranslate();
  const id = useId();
  const draft = drafts.of(recordId, field);
  const [typed, setTyped] = useState<string | null>(draft?.typed ?? null);
  const [wrong, setWrong] = useState<string | null>(draft && (draft.wrong ?? translate('desk.inspector.unfinished')));
  /** What was there before one's own first letter: what others write meanwhile is not put back. */
  const before = useRef(value);
  // a blank at the end is part of typing, not of the value; what is no edit is only here
  const isMine = typed !== null && (draft !== null || typed.trim() === value);
  /** It was typed in since it has the focus: a draft that was left here is no edit by being gone through, over what others wrote since. */
  const isTyping = useRef(false);
  const write = (next: string) => {
    isTyping.current = true;
    if (!isMine) before.current = value;
    const isEdit = whole ? next === value : take(next) === null;
    if (isEdit) drafts.drop(recordId, field);
    else drafts.keep(recordId, field, { typed: next, wrong: null });
    setTyped(next);
    setWrong(null);
  };
  const giveUp = () => {
    drafts.drop(recordId, field);
    setTyped(null);
    setWrong(null);
  };
  const finish = () => {
    isTyping.current = false;
    const left = drafts.of(recordId, field)?.typed;
    const problem = left === undefined ? null : take(left);
    if (left === undefined || problem === null) return giveUp();
    drafts.keep(recordId, field, { typed: left, wrong: problem });
    setWrong(problem);
  };
  const leave = () => {
    store.endTyping();
    if (isTyping.current || drafts.of(recordId, field) === null) finish();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      store.endTyping();
      finish();
    }
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (!whole && isMine && value !== before.current) take(before.current);
    giveUp();
  };
  const shown = isMine ? typed : value;
  return (
    <span className={`field ${className ?? ''}`}>
      {labelShown && <label htmlFor={id}>{label}</label>}
      <input
        id={id} value={shown} placeholder={placeholder} readOnly={readOnly} maxLength={longest} ref={focused ? focus : undefined} autoComplete="off"
        {...(labelShown ? {} : { 'aria-label': label })} aria-invalid={wrong !== null || undefined} aria-describedby={wrong === null ? undefined : `${id}-wrong`}
        onChange={(event) => write(event.target.value)} onBlur={leave} onKeyDown={onKeyDown}
      />
      {wrong !== null && <span className="wrong" id={`${id}-wrong`}>{wrong}</span>}
    </span>
  );
};
