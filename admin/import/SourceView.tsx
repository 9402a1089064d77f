import { Box } from '@mui/material';
import { memo, useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { partColour } from './partColour';
import { sourceLines, type SourceLine } from './sourceLines';

const Line = memo(({ line }: { line: SourceLine }) => {
  const translate = useTranslate();
  const { number, text, kind, begins, warnings } = line;
  return (
    <Box component="li" id={`source-line-${number}`} sx={{ display: 'grid', gridTemplateColumns: '104px 48px 4px 1fr', columnGap: '12px', contentVisibility: 'auto', containIntrinsicSize: 'auto 24px', ...(begins && number > 1 ? { marginTop: '10px' } : {}) }}>
      <Box sx={{ color: begins ? 'var(--ink)' : 'transparent', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', lineHeight: '24px', userSelect: 'none' }}>{begins && translate(`imports.part.${kind}`)}</Box>
      <Box sx={{ color: 'var(--muted)', textAlign: 'right', lineHeight: '24px', userSelect: 'none' }}>{number}</Box>
      <Box aria-hidden="true" sx={{ backgroundColor: partColour[kind] ?? 'var(--line)', ...(begins ? { borderTopLeftRadius: 2, borderTopRightRadius: 2 } : {}) }} />
      <Box sx={{ minWidth: 0, lineHeight: '24px', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', color: kind === 'boilerplate' || kind === 'other' ? 'var(--muted)' : 'var(--ink)' }}>
        {text || ' '}
        {warnings.map(({ code, message }) => (
          <Box key={code + message} data-warning tabIndex={-1} sx={{ display: 'flex', gap: '8px', margin: '4px 0 8px', padding: '4px 10px', borderLeft: '3px solid var(--red)', backgroundColor: 'var(--red-soft)', color: 'var(--ink)', borderRadius: '0 6px 6px 0', lineHeight: '20px', whiteSpace: 'normal' }}>{message}</Box>
        ))}
      </Box>
    </Box>
  );
});
Line.displayName = 'Line';

type Notes = Parameters<typeof sourceLines>[0];

/** The source as it came, line by line, with what each part was read as in the margin, and warnings at their lines. */
export const SourceView = ({ notes, parts, warnings }: Notes) => {
  const translate = useTranslate();
  const lines = useMemo(() => sourceLines({ notes, parts, warnings }), [notes, parts, warnings]);
  if (lines.length === 0) return <Box sx={{ color: 'var(--muted)', padding: '16px 0' }}>{translate('imports.noNotes')}</Box>;
  return (
    <Box component="ol" aria-label={translate('imports.source')} sx={{ listStyle: 'none', margin: 0, padding: '12px 0' }}>
      {lines.map((line) => <Line key={line.number} line={line} />)}
    </Box>
  );
};
