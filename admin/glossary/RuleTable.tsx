import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { tableStyle } from '../list/tableStyle';
import { NewRule } from './NewRule';
import { RuleRow } from './RuleRow';
import type { UsedGlossary } from './useGlossary';

const FIELD = '& td :is(input:not([type=checkbox]), select)';

/** A rule in three lines: spellings, how they are matched, and the note. The headings are gone, so the ticks bear theirs, and fields look like fields. */
const stacked = {
  display: 'block',
  '& thead': { display: 'none' },
  '& tbody': { display: 'block' },
  '& tr': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) auto', gap: '6px 8px', padding: '10px 8px', borderBottom: '1px solid var(--line)' },
  '& td, & td:first-of-type': { display: 'block', height: 'auto', padding: 0, border: 0 },
  [FIELD]: { height: 34, backgroundColor: 'var(--sheet)', borderColor: 'var(--edge)' },
  '& td[data-field=wrong]': { gridArea: '1 / 1' },
  '& td[data-field=right]': { gridArea: '1 / 2 / 2 / 4' },
  '& td[data-field=caseRule]': { gridArea: '2 / 1' },
  '& td[data-field=wholeWord]': { gridArea: '2 / 2' },
  '& td[data-field=enabled]': { gridArea: '2 / 3' },
  '& td[data-field=note]': { gridArea: '3 / 1 / 4 / 3' },
  '& td[data-field=actions]': { gridArea: '3 / 3', textAlign: 'right !important' },
  '& td[data-said]': { display: 'flex', alignItems: 'center', whiteSpace: 'nowrap', '&::after': { content: 'attr(data-said)' } },
} as const;

const style = {
  ...tableStyle, marginBottom: '24px',
  '& td': { height: 36, padding: '0 4px', borderBottom: '1px solid var(--line)' },
  '& th > *, & th:first-of-type > *': { display: 'inline-block', padding: '6px 13px', whiteSpace: 'nowrap' },
  '& td:first-of-type': { paddingLeft: '4px' },
  [FIELD]: { width: '100%', height: 30, paddingLeft: '8px', boxSizing: 'border-box', font: 'inherit', color: 'var(--ink)', backgroundColor: 'transparent', border: '1px solid transparent', borderRadius: '6px', textOverflow: 'ellipsis' },
  // the one to be filled in
  '& tr[data-new] td :is(input:not([type=checkbox]), select)': { backgroundColor: 'var(--sheet)', borderColor: 'var(--edge)' },
  [`${FIELD}:hover:enabled`]: { borderColor: 'var(--line)' },
  [`${FIELD}:focus`]: { backgroundColor: 'var(--sheet)', borderColor: 'var(--accent)', outline: '1px solid var(--accent)' },
  '& td input::placeholder': { color: 'var(--muted)', opacity: 1 },
  '& td option': { color: 'var(--ink)', background: 'var(--sheet)' },
  '& td input[type=checkbox]': { accentColor: 'var(--accent)', margin: '0 9px', verticalAlign: 'middle' },
  '& tr[data-off] :is(input, select)': { color: 'var(--muted)' },
  // otherwise there is no room for the note
  '@media (max-width: 900px)': { '& th:nth-of-type(-n+2)': { width: '18%' }, '& th:nth-of-type(3)': { width: 132 } },
  '@media (max-width: 720px)': stacked,
} as const;

/** A dense table that is edited in place: a change is saved when its field is left, or with Enter. */
export const RuleTable = ({ glossary, editable }: { glossary: UsedGlossary; editable: boolean }) => {
  const translate = useTranslate();
  const columns = [['wrong', '24%'], ['right', '24%'], ['caseRule', 176], ['wholeWord', 104], ['note', undefined], ['enabled', 52], ['actions', 44]] as const;
  return (
    <Box component="table" aria-label={translate('glossary.title')} sx={style}>
      <thead>
        <tr>{columns.map(([name, width]) => <Box component="th" scope="col" key={name} sx={{ width }}><span className={name === 'actions' ? 'visually-hidden' : undefined}>{translate(`glossary.fields.${name}`)}</span></Box>)}</tr>
      </thead>
      <tbody>
        {editable && <NewRule glossary={glossary} />}
        {glossary.rules?.map((rule) => <RuleRow key={`${rule.id} ${rule.version}`} rule={rule} glossary={glossary} editable={editable} />)}
      </tbody>
    </Box>
  );
};
