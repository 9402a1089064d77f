import { useTranslate } from 'react-admin';
import { Said } from '../../layout/Said';
import { ReadAs } from './ReadAs';
import type { Problem } from './useEpisodeImport';

interface RefusalProps {
  problem: Problem;
  /** Reads what was brought as a format that is named; null where nothing was refused for its format. */
  onFormat: ((name: string) => void) | null;
  busy: boolean;
}

/** Why the file was not taken, line by line where lines are to blame, and the way on for who knows its format. */
export const Refusal = ({ problem: { message, issues }, onFormat, busy }: RefusalProps) => {
  const translate = useTranslate();
  return (
    <Said>
      <p>{translate(message, { _: message })}</p>
      {issues.length > 1 && (
        <ul className="lines">
          {issues.map(({ line, why }, at) => <li key={at}>{line !== null && <span className="line">{translate('imports.place', { line })}</span>} {why}</li>)}
        </ul>
      )}
      {onFormat && <ReadAs value="" busy={busy} onChange={onFormat} />}
    </Said>
  );
};
