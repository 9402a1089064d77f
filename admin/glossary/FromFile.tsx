import { inParts } from '#core/edit/inParts';
import { readGlossary } from '#core/glossary/lines';
import { Box, TextField } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Asking } from '../form/Asking';
import type { UsedGlossary } from './useGlossary';

const MOST_SHOWN = 6;
const MOST_RULES = 2_000;

/** Adds rules from a file or pasted text. It says how many were understood before any is added. */
export const FromFile = ({ glossary, onClose }: { glossary: UsedGlossary; onClose: () => void }) => {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const { rules, problems } = useMemo(() => readGlossary(text), [text]);
  const known = new Set(glossary.rules?.map(({ wrong }) => wrong));
  const bring = async () => {
    for (const part of inParts(rules, MOST_RULES)) if (!(await glossary.bring(part))) return;
  };
  return (
    <Asking title={translate('glossary.bringTitle')} confirm={translate('glossary.bringConfirm', { smart_count: rules.length })} ready={rules.length > 0} onConfirm={bring} onClose={onClose}>
      <Box component="p" sx={{ color: 'var(--muted)' }}>{translate('glossary.bringHelp')}</Box>
      <TextField id="glossary-lines" label={translate('glossary.lines')} value={text} onChange={(event) => setText(event.target.value)} multiline minRows={6} maxRows={12} placeholder={translate('glossary.linesPlaceholder')} slotProps={{ htmlInput: { spellCheck: false } }} />
      <label htmlFor="glossary-file">{translate('glossary.file')}</label>
      <input id="glossary-file" type="file" accept=".csv,.txt,.tsv,text/*" onChange={(event) => void event.target.files?.[0]?.text().then(setText)} />
      {text !== '' && (
        <output>
          {translate('glossary.understood', { smart_count: rules.length, known: rules.filter(({ wrong }) => known.has(wrong)).length })}
          {problems.length > 0 && (
            <Box component="ul" sx={{ margin: '6px 0 0', paddingLeft: '18px', color: 'var(--red)' }}>
              {problems.slice(0, MOST_SHOWN).map(({ line, message }) => <li key={line}>{translate('glossary.lineProblem', { line, message })}</li>)}
              {problems.length > MOST_SHOWN && <li>{translate('glossary.moreProblems', { smart_count: problems.length - MOST_SHOWN })}</li>}
            </Box>
          )}
        </output>
      )}
    </Asking>
  );
};
