import type { EpisodeImport } from '#core/model/episodeImport';
import { ReadAs } from './ReadAs';

interface FormatChoiceProps {
  format: EpisodeImport['format'];
  busy: boolean;
  onChange: (name: string) => void;
}

/** The recognised format and why; the user can choose another. */
export const FormatChoice = ({ format: { name, reason }, busy, onChange }: FormatChoiceProps) => (
  <div className="row format">
    <ReadAs value={name} busy={busy} onChange={onChange} />
    <span className="quiet">{reason}</span>
  </div>
);
