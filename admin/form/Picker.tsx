import { MenuItem, TextField } from '@mui/material';
import type { ReactNode } from 'react';

interface PickerProps {
  id: string;
  /** Shown above the field, or, with `quiet`, only read out. */
  label: string;
  quiet?: boolean;
  value: string;
  options: { value: string; label: ReactNode }[];
  onChange: (value: string) => void;
  placeholder?: string;
  width?: number | string;
  help?: string;
}

/** A choice of one among a few. */
export const Picker = ({ id, label, quiet, value, options, onChange, placeholder, width = '100%', help }: PickerProps) => (
  <TextField
    select id={id} label={quiet ? undefined : label} value={value} onChange={(event) => onChange(event.target.value)} helperText={help} sx={{ width }}
    slotProps={{ select: { displayEmpty: placeholder !== undefined, SelectDisplayProps: quiet ? { 'aria-label': label } : {}, MenuProps: { slotProps: { paper: { sx: { maxHeight: 360 } } } } }, inputLabel: { htmlFor: undefined } }}
  >
    {placeholder !== undefined && <MenuItem value="">{placeholder}</MenuItem>}
    {options.map((option) => <MenuItem key={option.value} value={option.value}>{option.label}</MenuItem>)}
  </TextField>
);
