import { Box } from '@mui/material';
import type { ReactNode } from 'react';

interface ChoiceProps<V extends string> {
  label: string;
  value: V;
  options: { value: V; label: ReactNode }[];
  onChange: (value: V) => void;
}

/** A choice among a few words. */
export const Choice = <V extends string>({ label, value, options, onChange }: ChoiceProps<V>) => (
  <Box component="fieldset" aria-label={label} sx={{ display: 'flex', flexWrap: 'wrap', gap: '2px', minWidth: 0, margin: 0, padding: 0, border: 0 }}>
    {options.map((option) => (
      <Box
        key={option.value} component="button" type="button" aria-pressed={option.value === value} onClick={() => onChange(option.value)}
        sx={{
          all: 'unset', boxSizing: 'border-box', height: 32, display: 'flex', alignItems: 'center', padding: '0 10px', borderRadius: '6px', cursor: 'pointer', whiteSpace: 'nowrap', color: 'var(--muted)',
          '&:hover': { backgroundColor: 'var(--hover)', color: 'var(--ink)' }, '&[aria-pressed=true]': { backgroundColor: 'var(--accent-soft)', color: 'var(--ink)' }, '&:focus-visible': { outline: '2px solid var(--accent)' },
        }}
      >
        {option.label}
      </Box>
    ))}
  </Box>
);
