import { Box, Checkbox, FormControlLabel } from '@mui/material';
import { useInput, useTranslateLabel } from 'react-admin';

/** A checkbox with an explanation. */
export const Tick = ({ source, label, help }: { source: string; label?: string; help?: string }) => {
  const translateLabel = useTranslateLabel();
  const { field, id } = useInput({ source, defaultValue: false });
  return (
    <Box>
      <FormControlLabel control={<Checkbox id={id} name={field.name} checked={field.value === true} onChange={field.onChange} onBlur={field.onBlur} slotProps={{ input: { 'aria-describedby': help ? `${id}-help` : undefined } }} />} label={translateLabel({ label, source })} />
      {help && <Box id={`${id}-help`} sx={{ color: 'var(--muted)', paddingLeft: '26px' }}>{help}</Box>}
    </Box>
  );
};
