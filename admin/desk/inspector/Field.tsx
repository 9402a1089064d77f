import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { Id } from '#core/model/id';
import { useWorkbench } from '../context';
import { focus, focusToReplace } from '../focus';

interface FieldProps {
  label: string;
  value: string;
  /** The record and field under which an unfinished draft is kept. */
  recordId: Id;
  field: string;
  /** Makes the edit. Returns what is wrong with the value, or null. */
  take: (value: string) => string | null;
  /** Only the whole value is an edit: half a time is a different time. */
  whole?: boolean;
  longest?: number;
  labelShown?: boolean;
  placeholder?: string;
  className?: string;
  readOnly?: boolean;
  /** Takes the focus when it appears, or when this becomes true; `replace` selects the value too, to be typed over. */
  focused?: boolean | 'replace';
  /** The focus has gone elsewhere. */
  blurred?: () => void;
}

/**
 * A line of text. Every letter is an edit at once, as in the transcript; Escape restores the value from before. What cannot be an edit stays in the
 * field, which says what is wrong when it is left. A draft from an earlier visit waits for another letter, or Enter.
 */
export const Field = ({ label, value, recordId, field, take, whole = false, longest, labelShown = false, placeholder, className, readOnly, focused, blurred }: FieldProps) => {
  const { drafts, store } = useWorkbench();
  const translate = useTranslate();
  const id = useId();
  const draft = drafts.of(recordId, field);
  const [typed, setTyped] = useState<string | null>(draft?.typed ?? null);
  const [wrong, setWrong] = useState<string | null>(draft && (draft.wrong ?? translate('desk.inspector.unfinished')));
  /** The value before the user's first letter. Escape must not undo what others write meanwhile. */
  const before = useRef(value);
  // a space at the end belongs to the typing, not to the value; a draft exists only here
  const isMine = typed !== null && (draft !== null || typed.trim() === value);
  /** The user has typed since the field got the focus. Just tabbing through an old draft must not make it an edit over what others wrote since. */
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
    blurred?.();
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
        id={id} value={shown} placeholder={placeholder} readOnly={readOnly} maxLength={longest} ref={focused === 'replace' ? focusToReplace : focused ? focus : undefined} autoComplete="off"
        {...(labelShown ? {} : { 'aria-label': label })} aria-invalid={wrong !== null || undefined} aria-describedby={wrong === null ? undefined : `${id}-wrong`}
        onChange={(event) => write(event.target.value)} onBlur={leave} onKeyDown={onKeyDown}
      />
      {wrong !== null && <span className="wrong" id={`${id}-wrong`}>{wrong}</span>}
    </span>
  );
};
