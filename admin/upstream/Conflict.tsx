import type { ConflictChoice, UpstreamConflict } from '#core/model/upstream';
import { formatTimestamp } from '#core/time/timestamp';
import { Box, Button, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { focusHere } from '../form/focusHere';
import { Marks } from '../publish/Marks';
import { markAround } from '../publish/sideBySide';
import { draftOf, paragraphsOf, type Paragraph } from './sidesOf';

interface ConflictProps {
  conflict: UpstreamConflict;
  may: boolean;
  busy: boolean;
  combining: boolean;
  onCombine: (combining: boolean) => void;
  onDecide: (choice: ConflictChoice) => Promise<void>;
}

const key = { minWidth: 18, marginLeft: '8px', padding: '0 4px', fontFamily: 'inherit', fontSize: 13, lineHeight: '18px', border: '1px solid currentcolor', borderRadius: '4px', opacity: 0.75 };

/** Something that was changed on both sides: our version beside upstream's, each marked against the common original, and the choices. */
export const Conflict = ({ conflict, may, busy, combining, onCombine, onDecide }: ConflictProps) => {
  const translate = useTranslate();
  const { episodeId, episodeTitle, startMs, field, kind, base, ours, theirs, alike, version } = conflict;
  const draft = draftOf(conflict);
  const before = paragraphsOf(conflict, base);
  return (
    <Box component="article" aria-label={translate('upstream.conflict')} sx={{ border: '1px solid var(--line)', borderRadius: '8px', backgroundColor: 'var(--sheet)', padding: '16px 20px 20px', display: 'grid', gap: '16px' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: '4px 12px', alignItems: 'baseline' }}>
        {episodeId ? <LinkBase to={`/episodes/${episodeId}`}>{episodeTitle}</LinkBase> : <span>{translate('upstream.ofShow')}</span>}
        {startMs !== null && <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>{formatTimestamp(startMs)}</Box>}
        <Box component="span" sx={{ color: 'var(--muted)' }}>{translate(field === '*' ? `upstream.whole.${kind}` : `upstream.${kind === 'item' ? 'itemField' : 'field'}.${field}`, { _: field })}</Box>
        {field !== 'text' && kind !== 'show' && kind !== 'item' && <Box component="span" sx={{ color: 'var(--muted)', fontFamily: 'var(--font-reading)' }}>{conflict.words}</Box>}
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: '24px', '@media (max-width: 700px)': { gridTemplateColumns: '1fr' } }}>
        <Side title={translate('upstream.ours')} before={before} after={paragraphsOf(conflict, ours)} none={translate('upstream.removedHere')} />
        <Side title={translate('upstream.theirs')} before={before} after={paragraphsOf(conflict, theirs)} none={translate('upstream.removedThere')} />
      </Box>
      {may && !combining && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
          <Button variant="contained" color="primary" disabled={busy} onClick={() => void onDecide({ choice: 'ours', version, alike: false })}>{translate('upstream.keepOurs')}<Box component="kbd" aria-hidden="true" sx={key}>O</Box></Button>
          <Button variant="outlined" disabled={busy} onClick={() => void onDecide({ choice: 'theirs', version, alike: false })}>{translate('upstream.takeTheirs')}<Box component="kbd" aria-hidden="true" sx={key}>T</Box></Button>
          {draft !== null && <Button variant="outlined" disabled={busy} onClick={() => onCombine(true)}>{translate('upstream.combine')}<Box component="kbd" aria-hidden="true" sx={key}>C</Box></Button>}
          {alike > 0 && <Button disabled={busy} title="Shift+O" onClick={() => void onDecide({ choice: 'ours', version, alike: true })}>{translate('upstream.oursAlike', { smart_count: alike + 1 })}</Button>}
          {alike > 0 && <Button disabled={busy} title="Shift+T" onClick={() => void onDecide({ choice: 'theirs', version, alike: true })}>{translate('upstream.theirsAlike', { smart_count: alike + 1 })}</Button>}
        </Box>
      )}
      {may && combining && draft !== null && <Combine draft={draft} isLong={field === 'text' || field === 'note' || field === 'description' || field === 'introduction'} busy={busy} onCancel={() => onCombine(false)} onDone={(value) => onDecide({ choice: 'combined', version, value, alike: false })} />}
    </Box>
  );
};

const Side = ({ title, before, after, none }: { title: string; before: Paragraph[]; after: Paragraph[]; none: string }) => (
  <Box component="section" aria-label={title}>
    <Box component="h3" sx={{ color: 'var(--muted)', marginBottom: '4px' }}>{title}</Box>
    {after.length === 0 && <Box sx={{ color: 'var(--muted)' }}>{none}</Box>}
    {after.map(({ head, text }, at) => (
      <Box key={at} sx={{ marginBottom: '8px' }}>
        {head && <Box sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{head}</Box>}
        <Box sx={{ fontFamily: 'var(--font-reading)', fontSize: 17, lineHeight: '27px', overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
          {after.length === before.length ? <Marks marks={markAround(before[at]!.text, text)} /> : text}
        </Box>
      </Box>
    ))}
  </Box>
);

interface CombineProps {
  draft: string;
  isLong: boolean;
  busy: boolean;
  onCancel: () => void;
  onDone: (value: string) => Promise<void>;
}

/** Both edits in one text, to be finished by hand. */
const Combine = ({ draft, isLong, busy, onCancel, onDone }: CombineProps) => {
  const translate = useTranslate();
  const [value, setValue] = useState(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onDone(value);
  };
  return (
    <Box component="form" onSubmit={submit} onKeyDown={(event) => { if (event.key === 'Escape') onCancel(); }} sx={{ display: 'grid', gap: '8px' }}>
      <TextField
        id="upstream-combined" label={translate('upstream.combined')} helperText={isLong ? translate('upstream.combinedHelp') : undefined} value={value} multiline={isLong} minRows={isLong ? 3 : undefined} inputRef={focusHere} onChange={(event) => setValue(event.target.value)}
        slotProps={{ htmlInput: { ...(isLong && { style: { fontFamily: 'var(--font-reading)', fontSize: 17, lineHeight: '27px' } }) } }}
      />
      <Box sx={{ display: 'flex', gap: '8px' }}>
        <Button type="submit" variant="contained" color="primary" disabled={busy || value.trim() === ''}>{translate('upstream.useThis')}</Button>
        <Button onClick={onCancel}>{translate('stet.action.cancel')}</Button>
      </Box>
    </Box>
  );
};
