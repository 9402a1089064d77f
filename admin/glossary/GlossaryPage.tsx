import { includesRole } from '#core/model/access';
import type { Show } from '#core/model/show';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Empty } from '../layout/Empty';
import { Said } from '../layout/Said';
import { ShowFrame } from '../shows/ShowFrame';
import { FromFile } from './FromFile';
import { download } from './download';
import { RuleTable } from './RuleTable';
import { Runs } from './Runs';
import { useGlossary } from './useGlossary';

/** A show's spellings: edited in place, searched for and applied below. */
export const GlossaryPage = () => <ShowFrame>{(show) => <Glossary key={show.id} show={show} />}</ShowFrame>;

const Glossary = ({ show }: { show: Show }) => {
  const translate = useTranslate();
  const glossary = useGlossary(show.id);
  const [bringing, setBringing] = useState(false);
  const editable = includesRole(show.role, 'editor');
  const { rules, error, problem } = glossary;
  if (error) return <Said>{translate(error.message, { _: error.message })}</Said>;
  const bring = <Button variant="outlined" onClick={() => setBringing(true)}>{translate('glossary.bring')}</Button>;
  return (
    <>
      {problem && <Box sx={{ marginBottom: '12px' }}><Said>{translate(problem, { _: problem })}</Said></Box>}
      {rules && rules.length > 0 && (
        <Box sx={{ display: 'flex', gap: '8px', alignItems: 'center', marginBottom: '8px' }}>
          <Box component="p" sx={{ flex: 1, color: 'var(--muted)' }}>{translate('glossary.count', { smart_count: rules.length })}</Box>
          {editable && bring}
          <Button variant="outlined" onClick={() => download(`${show.slug}-glossary.csv`, rules)}>{translate('glossary.export')}</Button>
        </Box>
      )}
      {rules && (rules.length > 0 || editable) && <RuleTable glossary={glossary} editable={editable} />}
      {rules?.length === 0 && <Empty title={translate('glossary.emptyTitle')} body={translate('glossary.emptyBody')} action={editable && bring} aside={translate('glossary.emptyAside')} />}
      {rules && rules.length > 0 && <Runs show={show} editable={editable} />}
      {bringing && <FromFile glossary={glossary} onClose={() => setBringing(false)} />}
    </>
  );
};
