import { CaseRule } from '#core/model/glossary';
import { IconButton } from '@mui/material';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { UsedGlossary } from './useGlossary';

const blank = { wrong: '', right: '', caseRule: 'any' as CaseRule, wholeWord: true, note: '' };

/** The first row of the table: Enter adds the rule and clears the row for the next. */
export const NewRule = ({ glossary }: { glossary: UsedGlossary }) => {
  const translate = useTranslate();
  const [rule, setRule] = useState(blank);
  const first = useRef<HTMLInputElement>(null);
  const ready = rule.wrong.trim() !== '';
  const add = async () => {
    if (!ready || !(await glossary.add({ ...rule, note: rule.note.trim() || null, enabled: true }))) return;
    setRule(blank);
    first.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add(); };
  const label = (field: string) => translate('glossary.newField', { field: translate(`glossary.fields.${field}`) });
  const line = (field: 'wrong' | 'right' | 'note', max: number) => ({ type: 'text', 'aria-label': label(field), placeholder: translate(`glossary.placeholders.${field}`), value: rule[field], maxLength: max, autoComplete: 'off', spellCheck: false, onKeyDown, onChange: (event: { target: HTMLInputElement }) => setRule({ ...rule, [field]: event.target.value }) }) as const;
  return (
    <tr data-new>
      <td data-field="wrong"><input ref={first} {...line('wrong', 200)} /></td>
      <td data-field="right"><input {...line('right', 500)} /></td>
      <td data-field="caseRule">
        <select aria-label={label('caseRule')} value={rule.caseRule} onChange={(event) => setRule({ ...rule, caseRule: CaseRule.parse(event.target.value) })}>
          {CaseRule.options.map((option) => <option key={option} value={option}>{translate(`glossary.case.${option}`)}</option>)}
        </select>
      </td>
      <td data-field="wholeWord" data-said={translate('glossary.fields.wholeWord')}><input type="checkbox" aria-label={label('wholeWord')} checked={rule.wholeWord} onChange={(event) => setRule({ ...rule, wholeWord: event.target.checked })} /></td>
      <td data-field="note"><input {...line('note', 1_000)} /></td>
      <td data-field="actions" colSpan={2} style={{ textAlign: 'right' }}><IconButton size="small" disabled={!ready} aria-label={translate('glossary.addRule')} onClick={() => void add()}>+</IconButton></td>
    </tr>
  );
};
