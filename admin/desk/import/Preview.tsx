import { Button, Checkbox, FormControlLabel } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { BringMode, EpisodeImport } from '#core/model/episodeImport';
import { Choice } from '../../list/Choice';
import { Differences } from './Differences';
import { FormatChoice } from './FormatChoice';
import { ModeChoice } from './ModeChoice';
import { ReportLines } from './ReportLines';
import type { Asked, useEpisodeImport } from './useEpisodeImport';

type PreviewProps = Pick<ReturnType<typeof useEpisodeImport>, 'stage' | 'moved' | 'readAgain' | 'accept' | 'startOver'> & { found: EpisodeImport };

/** What was read, how, and what it would change in either way of taking it. */
export const Preview = ({ found, stage, moved, readAgain, accept, startOver }: PreviewProps) => {
  const translate = useTranslate();
  const { kind, keepCues, counts, format } = found;
  const [mode, setMode] = useState<BringMode>(firstMode(found));
  const [named, setNamed] = useState<string | undefined>();
  const asked: Asked = { kind, keepCues, ...(named !== undefined && { format: named }) };
  const busy = stage !== 'read';
  const difference = found.differences[mode];
  const of = (counted: 'segments' | 'chapters' | 'speakers' | 'words') => translate(`desk.import.counts.${counted}`, { smart_count: counts[counted] });
  const held = kind === 'chapters' ? [of('chapters')] : [of('segments'), of('words'), of('speakers')];
  const isEmpty = (kind === 'chapters' ? difference.chapters : difference.segments).before === 0;
  return (
    <>
      <div className="scroll" aria-busy={busy}>
        <section className="read-as">
          <p>
            <strong>{found.fileName ?? translate('desk.import.pasted')}</strong>
            <span className="quiet"> {held.join(', ')}</span>
          </p>
          <FormatChoice format={format} busy={busy} onChange={(name) => { setNamed(name); void readAgain({ keepCues, format: name }); }} />
          <div className="row">
            {counts.segments > 0 && counts.chapters > 0 && (
              <Choice
                label={translate('desk.import.kind')} value={kind} onChange={(value) => void readAgain({ ...asked, kind: value })}
                options={(['transcript', 'chapters'] as const).map((value) => ({ value, label: translate(`desk.import.kinds.${value}`) }))}
              />
            )}
            {kind === 'transcript' && <FormControlLabel label={translate('desk.import.keepCues')} control={<Checkbox checked={keepCues} disabled={busy} onChange={(_, checked) => void readAgain({ ...asked, keepCues: checked })} />} />}
          </div>
        </section>
        <ReportLines report={found.report} />
        {moved && <output>{translate('desk.import.moved')}</output>}
        {!isEmpty && <ModeChoice found={found} mode={mode} onChange={setMode} />}
        <Differences difference={difference} kind={kind} summed={isEmpty} />
      </div>
      <div className="foot">
        <Button onClick={startOver}>{translate('desk.import.other')}</Button>
        <Button variant="contained" color="primary" disabled={busy || difference.none} onClick={() => void accept(mode, asked)}>
          {translate(difference.none ? 'desk.import.nothing' : `desk.import.accept.${isEmpty ? 'empty' : mode}.${kind}`)}
        </Button>
      </div>
    </>
  );
};

/** Where something was corrected already, its corrections stay unless somebody says otherwise. */
const firstMode = ({ differences: { merge } }: EpisodeImport): BringMode => (merge.none ? 'replace' : 'merge');
