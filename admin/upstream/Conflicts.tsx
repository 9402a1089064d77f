import type { ConflictChoice, UpstreamConflict } from '#core/model/upstream';
import { Box, Button } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Conflict } from './Conflict';

interface ConflictsProps {
  conflicts: readonly UpstreamConflict[];
  total: number;
  may: boolean;
  mayShow: boolean;
  busy: boolean;
  onResolve: (conflictId: string, choice: ConflictChoice) => Promise<boolean>;
}

/** Whether keys have another meaning here: in a field, or in a dialog or menu. */
const meant = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('input, textarea, select, [role="dialog"], [role="listbox"], [role="combobox"]') !== null;

/** One conflict at a time; the next appears once it is decided. */
export const Conflicts = ({ conflicts, total, may, mayShow, busy, onResolve }: ConflictsProps) => {
  const translate = useTranslate();
  const [wanted, setWanted] = useState(0);
  const [combining, setCombining] = useState(false);
  const at = Math.min(wanted, conflicts.length - 1);
  const conflict = conflicts[at]!;
  const { version } = conflict;
  const decides = conflict.kind === 'show' ? mayShow : may;
  const go = (to: number) => {
    setCombining(false);
    setWanted(Math.max(0, Math.min(to, conflicts.length - 1)));
  };
  const decide = async (choice: ConflictChoice) => {
    if (await onResolve(conflict.id, choice)) setCombining(false);
  };

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || meant(event.target)) return;
      const act: Record<string, () => void> = {
        n: () => go(at + 1), p: () => go(at - 1),
        ...(decides && !busy && { o: () => void decide({ choice: 'ours', version, alike: event.shiftKey }), t: () => void decide({ choice: 'theirs', version, alike: event.shiftKey }), c: () => setCombining(true) }),
      };
      const chosen = act[event.key.toLowerCase()];
      if (!chosen) return;
      event.preventDefault();
      chosen();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  return (
    <Box component="section" aria-labelledby="upstream-conflicts" sx={{ display: 'grid', gap: '12px' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: '8px' }}>
        <Box component="h2" id="upstream-conflicts" sx={{ flex: 1 }}>{translate('upstream.conflicts', { smart_count: total })}</Box>
        {conflicts.length > 1 && <Box component="span" sx={{ color: 'var(--muted)', fontVariantNumeric: 'tabular-nums' }}>{translate('upstream.place', { at: at + 1, total })}</Box>}
        {conflicts.length > 1 && <Button variant="outlined" title="P" disabled={at === 0} onClick={() => go(at - 1)}>{translate('upstream.previous')}</Button>}
        {conflicts.length > 1 && <Button variant="outlined" title="N" disabled={at === conflicts.length - 1} onClick={() => go(at + 1)}>{translate('upstream.nextOne')}</Button>}
      </Box>
      <Conflict key={conflict.id} conflict={conflict} may={decides} busy={busy} combining={combining} onCombine={setCombining} onDecide={decide} />
    </Box>
  );
};
