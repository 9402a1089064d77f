import { MenuItem, TextField } from '@mui/material';
import type { ReactNode } from 'react';

interface PickerProps {
  id: string;
  /** Above the field; with `quiet` it is there for assistive technology only. */
  label: string;
  quiet?: boolean;
  value: string;
  options: { value: string; label: ReactNode }[];
  onChange: (value: string) => void;
  placeholder?: string;
  width?: number | string;
  help?: string;
}

/** One of a few. */
export const Picker = ({ id, label, quiet, value, options, onChange, placeholder, width = '100%', help }: PickerProps) => (
  <TextField
    select id={id} label={quiet ? undefined : label} value={value} onChange={(event) => onChange(event.target.value)} helperText={help} sx={{ width }}
    slotProps={{ select: { displayEmpty: placeholder !== undefined, SelectDisplayProps: quiet ? { 'aria-label': label } : {}, MenuProps: { slotProps: { paper: { sx: { maxHeight: 360 } } } } }, inputLabel: { htmlFor: undefined } }}
  >
    {placeholder !== undefined && <MenuItem value="">{placeholder}</MenuItem>}
    {options.map((option) => <MenuItem key={option.value} value={option.value}>{option.label}</MenuItem>)}
  </TextField>
);
