import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useWorkbench } from '../context';
import { writeAt } from './goTo';
import { Tip } from '../Tip';
import { useFind } from './useFind';

const OPTIONS = [['matchCase', 'Aa'], ['wholeWord', 'ab'], ['regex', '.*'], ['sameQuotes', '’='] ] as const;

/** The search text and the replacement, with their options. */
export const Fields = () => {
  const workbench = useWorkbench();
  const { find } = workbench;
  const translate = useTranslate();
  const query = useFind((state) => state.query);
  const problem = useFind((state) => state.problem);
  const replacing = useFind(({ mode }) => mode === 'replace');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    let answered = -1;
    const answer = () => {
      const { asked } = find.get();
      if (asked === answered) return;
      answered = asked;
      field.current?.focus();
      field.current?.select();
    };
    answer();
    return find.subscribe(answer);
  }, [find]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 }[event.key] as 1 | -1 | undefined;
    if (step === undefined || event.altKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      if (workbench.view && find.current) writeAt(workbench.view, find.current);
    } else find.step(step);
  };
  const onReplaceKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return onKeyDown(event);
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) find.replaceTicked();
    else if (event.shiftKey) find.step(-1);
    else find.replaceCurrent();
  };
  const wrong = (part: 'find' | 'replacement') => (problem?.part === part ? { 'aria-invalid': true, 'aria-describedby': 'find-problem' } : {});
  return (
    <div className="find-fields">
      <div className="find-field">
        <input ref={field} type="text" value={query.find} onChange={(event) => find.ask({ find: event.target.value })} onKeyDown={onKeyDown} aria-label={translate('desk.find.find')} placeholder={translate('desk.find.find')} maxLength={1_000} autoComplete="off" spellCheck={false} {...wrong('find')} />
        <fieldset className="find-options" aria-label={translate('desk.find.options')}>
          {OPTIONS.map(([option, sign]) => (
            <Tip key={option} words={translate(`desk.find.option.${option}`)}>
              <button type="button" className={option} data-sign={sign} aria-pressed={query[option]} aria-label={translate(`desk.find.option.${option}`)} onClick={() => find.ask({ [option]: !query[option] })} />
            </Tip>
          ))}
        </fieldset>
      </div>
      {replacing && (
        <div className="find-field">
          <input type="text" value={query.replacement} onChange={(event) => find.ask({ replacement: event.target.value })} onKeyDown={onReplaceKeyDown} aria-label={translate('desk.find.replacement')} placeholder={translate('desk.find.replacement')} maxLength={10_000} autoComplete="off" spellCheck={false} {...wrong('replacement')} />
          <div className="find-options">
            <Tip words={translate('desk.find.option.keepCapitals')}>
              <button type="button" data-sign="A→A" aria-pressed={query.keepCapitals} aria-label={translate('desk.find.option.keepCapitals')} onClick={() => find.ask({ keepCapitals: !query.keepCapitals })} />
            </Tip>
          </div>
        </div>
      )}
      {problem && (
        <div className="find-problem" id="find-problem" role="alert">
          {problem.at !== null && <Place text={problem.part === 'find' ? query.find : query.replacement} at={problem.at} />}
          <p>{problem.message}</p>
        </div>
      )}
    </div>
  );
};

/** The typed text, marked where it is not understood. */
const Place = ({ text, at }: { text: string; at: number }) => {
  const sign = text.slice(at, at + 1);
  return <code>{text.slice(Math.max(0, at - 24), at)}<mark>{sign || '·'}</mark>{text.slice(at + 1, at + 16)}</code>;
};
