import { Button, Checkbox, FormControlLabel } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { formatNames } from '#core/formats/names';
import type { BringMode, EpisodeImport } from '#core/model/episodeImport';
import { Choice } from '../../list/Choice';
import { Differences } from './Differences';
import { FormatChoice } from './FormatChoice';
import { ModeChoice } from './ModeChoice';
import { ReportLines } from './ReportLines';
import type { Asked, useEpisodeImport } from './useEpisodeImport';
import { Working } from './Working';

type PreviewProps = Pick<ReturnType<typeof useEpisodeImport>, 'doing' | 'named' | 'moved' | 'readAgain' | 'accept' | 'startOver'> & { found: EpisodeImport };

/** What was read, how, and what either mode would change. */
export const Preview = ({ found, doing, named, moved, readAgain, accept, startOver }: PreviewProps) => {
  const translate = useTranslate();
  const { kind, keepCues, counts, format } = found;
  const [mode, setMode] = useState<BringMode>(firstMode(found));
  const asked: Asked = { kind, keepCues, ...(named !== undefined && { format: named }) };
  const busy = doing !== null;
  const difference = found.differences[mode];
  const of = (counted: 'segments' | 'chapters' | 'speakers' | 'words') => translate(`desk.import.counts.${counted}`, { smart_count: counts[counted] });
  const held = kind === 'chapters' ? [of('chapters')] : [of('segments'), of('words'), ...(counts.speakers > 0 ? [of('speakers')] : [])];
  const file = useRef<HTMLParagraphElement>(null);
  useEffect(() => file.current?.focus(), []); // the control that had the focus is gone
  const isEmpty = (kind === 'chapters' ? difference.chapters : difference.segments).before === 0;
  return (
    <>
      <div className="scroll" aria-busy={busy}>
        <section className="read-as">
          <p ref={file} tabIndex={-1}>
            <strong>{found.fileName ?? translate('desk.import.pasted')}</strong>
            <span className="quiet"> {held.join(', ')}</span>
          </p>
          <FormatChoice format={format} busy={busy} onChange={(name) => void readAgain({ keepCues, format: name })} />
          <div className="row">
            {((counts.segments > 0 && counts.chapters > 0) || holdsEither(format.name)) && (
              <Choice
                label={translate('desk.import.kind')} value={kind} onChange={(value) => void readAgain({ ...asked, kind: value })}
                options={(['transcript', 'chapters'] as const).map((value) => ({ value, label: translate(`desk.import.kinds.${value}`) }))}
              />
            )}
            {kind === 'transcript' && <FormControlLabel label={translate('desk.import.keepCues')} control={<Checkbox checked={keepCues} disabled={busy} onChange={(_, checked) => void readAgain({ ...asked, keepCues: checked })} />} />}
          </div>
        </section>
        <ReportLines report={found.report} />
        {!isEmpty && <ModeChoice found={found} mode={mode} onChange={setMode} />}
        <Differences difference={difference} kind={kind} summed={isEmpty} />
      </div>
      {moved && <output className="moved">{translate('desk.import.moved')}</output>}
      <div className="foot">
        <Working doing={doing} />
        <Button onClick={startOver}>{translate('desk.import.other')}</Button>
        <Button variant="contained" color="primary" disabled={busy || difference.none} onClick={() => void accept(mode, asked)}>
          {translate(difference.none ? 'desk.import.nothing' : `desk.import.accept.${isEmpty ? 'empty' : mode}.${kind}`)}
        </Button>
      </div>
    </>
  );
};

/** Whether a file of this format may hold a transcript or chapters, without saying which. */
const holdsEither = (name: string): boolean => {
  const files = formatNames.find((format) => format.name === name)?.files ?? [];
  return files.some((each) => each.startsWith('transcript.')) && files.some((each) => each.startsWith('chapters.'));
};

/** If something was already corrected, the corrections are kept by default. */
const firstMode = ({ differences: { merge } }: EpisodeImport): BringMode => (merge.none ? 'replace' : 'merge');
