import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { tableStyle } from '../list/tableStyle';
import { NewRule } from './NewRule';
import { RuleRow } from './RuleRow';
import type { UsedGlossary } from './useGlossary';

const style = {
  ...tableStyle, marginBottom: '24px',
  '& td': { height: 36, padding: '0 4px', borderBottom: '1px solid var(--line)' },
  '& th > *, & th:first-of-type > *': { display: 'inline-block', padding: '6px 13px', whiteSpace: 'nowrap' },
  '& td:first-of-type': { paddingLeft: '4px' },
  '& td :is(input:not([type=checkbox]), select)': { width: '100%', height: 30, padding: '0 8px', boxSizing: 'border-box', font: 'inherit', color: 'var(--ink)', background: 'transparent', border: '1px solid transparent', borderRadius: '6px', textOverflow: 'ellipsis' },
  '& td :is(input:not([type=checkbox]), select):hover:enabled': { borderColor: 'var(--line)' },
  '& td :is(input:not([type=checkbox]), select):focus': { background: 'var(--sheet)', borderColor: 'var(--accent)', outline: '1px solid var(--accent)' },
  '& td input::placeholder': { color: 'var(--muted)', opacity: 1 },
  '& td option': { color: 'var(--ink)', background: 'var(--sheet)' },
  '& td input[type=checkbox]': { accentColor: 'var(--accent)', margin: '0 9px', verticalAlign: 'middle' },
  '& tr[data-off] :is(input, select)': { color: 'var(--muted)' },
  // otherwise there is no room for the note
  '@media (max-width: 900px)': { '& th:nth-of-type(-n+2)': { width: '18%' }, '& th:nth-of-type(3)': { width: 132 } },
  '@media (max-width: 720px)': { minWidth: 720 },
} as const;

/** A dense table that is edited in place: a change is saved when its field is left, or with Enter. */
export const RuleTable = ({ glossary, editable }: { glossary: UsedGlossary; editable: boolean }) => {
  const translate = useTranslate();
  const columns = [['wrong', '24%'], ['right', '24%'], ['caseRule', 176], ['wholeWord', 104], ['note', undefined], ['enabled', 52], ['actions', 44]] as const;
  return (
    <Box sx={{ position: 'relative', overflowX: 'auto', margin: '0 -8px', padding: '0 8px' }}>
      <Box component="table" aria-label={translate('glossary.title')} sx={style}>
        <thead>
          <tr>{columns.map(([name, width]) => <Box component="th" scope="col" key={name} sx={{ width }}><span className={name === 'actions' ? 'visually-hidden' : undefined}>{translate(`glossary.fields.${name}`)}</span></Box>)}</tr>
        </thead>
        <tbody>
          {editable && <NewRule glossary={glossary} />}
          {glossary.rules?.map((rule) => <RuleRow key={`${rule.id} ${rule.version}`} rule={rule} glossary={glossary} editable={editable} />)}
        </tbody>
      </Box>
    </Box>
  );
};
