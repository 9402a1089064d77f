import { TextField } from '@mui/material';
import { useInput, useTranslateLabel, ValidationError, type Validator } from 'react-admin';

interface TextLineProps {
  source: string;
  label?: string;
  help?: string | undefined;
  required?: boolean;
  lines?: number;
  type?: 'text' | 'email' | 'url' | 'password';
  autoComplete?: string;
  validate?: Validator | Validator[];
}

/** A text field with its label above, and help or an error below. */
export const TextLine = ({ source, label, help, required, lines, type = 'text', autoComplete = 'off', validate }: TextLineProps) => {
  const translateLabel = useTranslateLabel();
  const { field, fieldState, id } = useInput({ source, validate, defaultValue: '' });
  const wrong = fieldState.error?.message;
  return (
    <TextField
      {...field} id={id} value={field.value ?? ''} type={type} autoComplete={autoComplete} required={required} multiline={lines !== undefined} minRows={lines}
      label={translateLabel({ label, source })} error={wrong !== undefined} helperText={wrong ? <ValidationError error={wrong} /> : help}
    />
  );
};
