import { Box, Button } from '@mui/material';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslate } from 'react-admin';

interface DropAreaProps {
  onFile: (file: File) => void;
  busy: boolean;
  /** What can be dropped, in words. */
  help: string;
  /** For the browser's file chooser; if absent, any file. */
  accept: string | undefined;
}

/** An area to drop a file on, or to choose one. */
export const DropArea = ({ onFile, busy, help, accept }: DropAreaProps) => {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <Box
      onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}
      sx={{ display: 'flex', flexDirection: 'column', alignItems: 'center', justifyContent: 'center', gap: '4px', minHeight: 196, padding: '24px', borderRadius: '10px', border: `1.5px dashed ${over ? 'var(--accent)' : 'var(--edge)'}`, backgroundColor: over ? 'var(--accent-soft)' : 'var(--sheet)', textAlign: 'center' }}
    >
      <Box sx={{ fontFamily: 'var(--font-reading)', fontSize: 22, lineHeight: '28px', fontWeight: 600 }}>{translate(over ? 'imports.dropNow' : 'imports.drop')}</Box>
      <Box sx={{ color: 'var(--muted)' }}>{help}</Box>
      <Button variant="contained" color="primary" disabled={busy} onClick={() => input.current?.click()} sx={{ marginTop: '16px' }}>{translate(busy ? 'imports.reading' : 'imports.choose')}</Button>
      <input
        ref={input} type="file" hidden aria-label={translate('imports.choose')} accept={accept}
        onChange={(event) => { const file = event.target.files?.[0]; event.target.value = ''; if (file) onFile(file); }}
      />
    </Box>
  );
};
