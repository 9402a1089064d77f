import { WhenGone, type PollResult, type UpstreamChange, type UpstreamState } from '#core/model/upstream';
import { Box, Button, Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { focusHere } from '../form/focusHere';
import { writtenMoment } from '../list/written';
import { AddressForm } from './AddressForm';

type Feed = NonNullable<UpstreamState['feed']>;

interface FollowingProps {
  feed: Feed;
  may: boolean;
  mayCheck: boolean;
  busy: boolean;
  checking: boolean;
  onCheck: () => Promise<boolean>;
  onChange: (change: UpstreamChange) => Promise<boolean>;
}

const TROUBLE: readonly PollResult[] = ['failed', 'unreadable', 'gone', 'ours', 'another'];
const WEEK = 10_080;
const INTERVALS = [15, 60, 180, 360, 720, 1_440, WEEK];

/** How the feed is followed: when it was and will be fetched, with what result, how often, and whether at all. */
export const Following = ({ feed, may, mayCheck, busy, checking, onCheck, onChange }: FollowingProps) => {
  const translate = useTranslate();
  const [moving, setMoving] = useState(false);
  /** What was typed in the form for another address when it was closed; null before that. */
  const [left, setLeft] = useState<string | null>(null);
  const close = (typed: string) => {
    setLeft(typed);
    setMoving(false);
  };
  const trouble = feed.lastResult !== null && TROUBLE.includes(feed.lastResult);
  const intervals = INTERVALS.includes(feed.intervalMinutes) ? INTERVALS : [...INTERVALS, feed.intervalMinutes].sort((a, b) => a - b);
  const row = (name: string, value: string) => (
    <Box sx={{ display: 'grid', gridTemplateColumns: '84px 1fr', gap: '8px' }}>
      <Box component="dt" sx={{ color: 'var(--muted)' }}>{translate(`upstream.${name}`)}</Box>
      <Box component="dd" sx={{ margin: 0, overflowWrap: 'anywhere' }}>{value}</Box>
    </Box>
  );
  return (
    <>
      <Box sx={{ display: 'grid', gap: '8px' }}>
        <h2>{translate('upstream.following')}</h2>
        <Box component="dl" sx={{ display: 'grid', gap: '4px', margin: 0, fontVariantNumeric: 'tabular-nums' }}>
          {row('address', feed.url)}
          {row('last', feed.lastPolledAt ? `${writtenMoment(feed.lastPolledAt)}: ${translate(`upstream.result.${feed.lastResult ?? 'same'}`)}` : translate('upstream.notYet'))}
          {row('next', feed.paused ? translate('upstream.pausedNext') : `${writtenMoment(feed.nextPollAt)}${feed.complete ? ` (${translate('upstream.hasEnded')})` : ''}`)}
        </Box>
        {trouble && feed.lastMessage && <Box component="output" sx={{ display: 'block', padding: '8px 12px', borderLeft: '3px solid var(--red)', borderRadius: '0 6px 6px 0', backgroundColor: 'var(--red-soft)', overflowWrap: 'anywhere' }}>{feed.lastMessage}</Box>}
        {mayCheck && <Button variant="outlined" disabled={busy || checking} onClick={() => void onCheck()}>{translate(checking ? 'upstream.checking' : 'upstream.check')}</Button>}
        {may && !moving && <Button variant="text" ref={left === null ? undefined : focusHere} onClick={() => setMoving(true)} sx={{ justifySelf: 'start', marginLeft: '-12px' }}>{translate('upstream.otherAddress')}</Button>}
        {moving && <AddressForm action={translate('upstream.followThere')} busy={busy} began={left ?? ''} onFollow={(url) => onChange({ url })} onCancel={close} />}
      </Box>
      {may && (
        <Box sx={{ display: 'grid', gap: '12px' }}>
          <h2>{translate('upstream.settings')}</h2>
          <TextField
            select id="upstream-interval" label={translate('upstream.interval')} value={feed.intervalMinutes} disabled={busy} onChange={(event) => void onChange({ intervalMinutes: Number(event.target.value) })}
            helperText={feed.complete && feed.intervalMinutes < WEEK ? translate('upstream.ended') : feed.periodMinutes !== null && feed.periodMinutes / 8 > feed.intervalMinutes ? translate('upstream.slower') : translate('upstream.intervalHelp')}
          >
            {intervals.map((minutes) => <MenuItem key={minutes} value={minutes}>{spell(minutes, translate)}</MenuItem>)}
          </TextField>
          <FormControlLabel control={<Checkbox checked={feed.paused} disabled={busy} onChange={(_, paused) => void onChange({ paused })} />} label={translate('upstream.pause')} />
          <TextField
            select id="upstream-gone" label={translate('upstream.whenGone.label')} value={feed.whenGone} disabled={busy} onChange={(event) => void onChange({ whenGone: WhenGone.parse(event.target.value) })}
            helperText={translate(`upstream.whenGone.${feed.whenGone}Help`)}
          >
            {WhenGone.options.map((answer) => <MenuItem key={answer} value={answer}>{translate(`upstream.whenGone.${answer}`)}</MenuItem>)}
          </TextField>
        </Box>
      )}
    </>
  );
};

/** In whole days, otherwise whole hours, otherwise minutes. */
function spell(minutes: number, translate: ReturnType<typeof useTranslate>): string {
  const [unit, count] = minutes % 1_440 === 0 ? ['days', minutes / 1_440] : minutes % 60 === 0 ? ['hours', minutes / 60] : ['minutes', minutes];
  return translate(`upstream.${unit}`, { smart_count: count });
}
