import { useTranslate } from 'react-admin';
import { Said } from '../../layout/Said';
import { ReadAs } from './ReadAs';
import type { Problem } from './useEpisodeImport';

interface RefusalProps {
  problem: Problem;
  /** Reads the same material as a given format; null if the format is not the reason for the refusal. */
  onFormat: ((name: string) => void) | null;
  busy: boolean;
}

/** Why the file was refused, with line numbers if it can be pinned down, and a choice of format for those who know it. */
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
