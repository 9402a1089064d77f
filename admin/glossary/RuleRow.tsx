import { CaseRule, type GlossaryRule, type GlossaryRuleChange } from '#core/model/glossary';
import { IconButton } from '@mui/material';
import { useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { UsedGlossary } from './useGlossary';

/** One rule, whose fields are edited in place. */
export const RuleRow = ({ rule, glossary, editable }: { rule: GlossaryRule; glossary: UsedGlossary; editable: boolean }) => {
  const translate = useTranslate();
  const label = (field: string) => translate('glossary.fieldOf', { field: translate(`glossary.fields.${field}`), wrong: rule.wrong });
  const keep = (change: GlossaryRuleChange) => void glossary.change(rule, change);
  return (
    <tr data-off={!rule.enabled || undefined}>
      <td data-field="wrong"><Line label={label('wrong')} value={rule.wrong} max={200} readOnly={!editable} required onKeep={(wrong) => keep({ wrong })} /></td>
      <td data-field="right"><Line label={label('right')} value={rule.right} max={500} readOnly={!editable} placeholder={translate('glossary.nothing')} onKeep={(right) => keep({ right })} /></td>
      <td data-field="caseRule">
        <select aria-label={label('caseRule')} value={rule.caseRule} disabled={!editable} onChange={(event) => keep({ caseRule: CaseRule.parse(event.target.value) })}>
          {CaseRule.options.map((option) => <option key={option} value={option}>{translate(`glossary.case.${option}`)}</option>)}
        </select>
      </td>
      <td data-field="wholeWord" data-said={translate('glossary.fields.wholeWord')}><input type="checkbox" aria-label={label('wholeWord')} checked={rule.wholeWord} disabled={!editable} onChange={(event) => keep({ wholeWord: event.target.checked })} /></td>
      <td data-field="note"><Line label={label('note')} value={rule.note ?? ''} max={1_000} readOnly={!editable} onKeep={(note) => keep({ note: note === '' ? null : note })} /></td>
      <td data-field="enabled" data-said={translate('glossary.fields.enabled')}><input type="checkbox" aria-label={label('enabled')} checked={rule.enabled} disabled={!editable} onChange={(event) => keep({ enabled: event.target.checked })} /></td>
      <td data-field="actions">{editable && <IconButton size="small" aria-label={translate('glossary.removeRule', { wrong: rule.wrong })} onClick={() => void glossary.remove(rule)}>×</IconButton>}</td>
    </tr>
  );
};

interface LineProps {
  label: string;
  value: string;
  max: number;
  readOnly: boolean;
  required?: boolean;
  placeholder?: string;
  onKeep: (value: string) => void;
}

/** Saved when the field is left, or with Enter. Escape restores the value, and so does leaving a required field empty. */
const Line = ({ label, value, max, readOnly, required, placeholder, onKeep }: LineProps) => {
  const [typed, setTyped] = useState(value);
  const onBlur = () => {
    const trimmed = typed.trim();
    if (required && trimmed === '') setTyped(value);
    else if (trimmed !== value) onKeep(trimmed);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape') setTyped(value);
  };
  return <input type="text" aria-label={label} value={typed} maxLength={max} readOnly={readOnly} placeholder={placeholder} autoComplete="off" spellCheck={false} onChange={(event) => setTyped(event.target.value)} onBlur={onBlur} onKeyDown={onKeyDown} />;
};
