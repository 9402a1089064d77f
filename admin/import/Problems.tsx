import type { ImportPreview } from '#core/model/import';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';

type Problem = ImportPreview['problems'][number];
const AROUND = 60;

/** The part of a line around a column (1-based), with the place for the caret. */
function stretch(text: string, { line, column }: Problem): { before: string; at: string; after: string } | null {
  const whole = line === null ? undefined : text.split(/\r\n|\r|\n/)[line - 1];
  if (whole === undefined) return null;
  const at = Math.max(0, Math.min((column ?? 1) - 1, Math.max(0, whole.length - 1)));
  return { before: (at > AROUND ? '…' : '') + whole.slice(Math.max(0, at - AROUND), at), at: whole[at] ?? ' ', after: whole.slice(at + 1, at + 1 + AROUND) + (whole.length > at + 1 + AROUND ? '…' : '') };
}

/** What is wrong, by line and column, with an excerpt if the text is at hand. */
export const Problems = ({ problems, text }: { problems: Problem[]; text: string | null }) => {
  const translate = useTranslate();
  const fatal = problems.some(({ severity }) => severity === 'error');
  if (problems.length === 0) return null;
  return (
    <Box component="section" role={fatal ? 'alert' : undefined} aria-labelledby="import-problems" sx={{ marginBottom: '24px', padding: '12px 16px', borderLeft: `3px solid var(${fatal ? '--red' : '--edge'})`, backgroundColor: fatal ? 'var(--red-soft)' : 'var(--sheet)', borderRadius: '0 6px 6px 0' }}>
      <h2 id="import-problems">{translate(fatal ? 'imports.problems' : 'imports.problemWarnings')}</h2>
      {fatal && <p>{translate('imports.problemsHelp')}</p>}
      <Box component="ul" sx={{ listStyle: 'none', margin: '8px 0 0', padding: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '10px' }}>
        {problems.map((problem, index) => {
          const place = text === null ? null : stretch(text, problem);
          return (
            <li key={index}>
              {problem.line !== null && <Box component="span" sx={{ fontWeight: 600, marginRight: '8px' }}>{translate(problem.column === null ? 'imports.place' : 'imports.placeColumn', { line: problem.line, column: problem.column })}</Box>}
              {problem.message}
              {place && (
                <Box component="pre" tabIndex={0} sx={{ margin: '4px 0 0', padding: '6px 10px', overflowX: 'auto', backgroundColor: 'var(--sheet)', border: '1px solid var(--line)', borderRadius: '6px' }}>
                  {place.before}<Box component="mark" sx={{ color: 'var(--red)', backgroundColor: 'transparent', textDecoration: 'underline wavy var(--red)', textUnderlineOffset: '4px' }}>{place.at}</Box>{place.after}
                </Box>
              )}
            </li>
          );
        })}
      </Box>
    </Box>
  );
};
