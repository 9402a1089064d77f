import { Box, Button, TextField } from '@mui/material';
import { useState, type ClipboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { copiedHtml } from './clipboard';

/** Text or HTML, typed or pasted. What is copied from a page keeps its links, unless only the text is wanted. */
export const PasteArea = ({ onContent, busy }: { onContent: (content: string) => void; busy: boolean }) => {
  const translate = useTranslate();
  const [content, setContent] = useState('');
  const [plain, setPlain] = useState<string | null>(null);
  const paste = (event: ClipboardEvent) => {
    const html = copiedHtml(event.clipboardData.getData('text/html'));
    if (html === null || content.trim() !== '') return;
    event.preventDefault();
    setPlain(event.clipboardData.getData('text/plain'));
    setContent(html);
  };
  return (
    <Box sx={{ display: 'grid', gap: '8px', alignContent: 'start' }}>
      <TextField
        id="import-paste" label={translate('imports.paste')} placeholder={translate('imports.pastePlaceholder')} multiline minRows={5} maxRows={12} value={content}
        onPaste={paste} onChange={(event) => { setContent(event.target.value); if (!event.target.value) setPlain(null); }} helperText={translate(plain === null ? 'imports.pasteHelp' : 'imports.pastedHtml')}
      />
      <Box sx={{ display: 'flex', gap: '8px' }}>
        <Button variant="outlined" disabled={busy || content.trim() === ''} onClick={() => onContent(content)}>{translate('imports.readPaste')}</Button>
        {plain !== null && <Button onClick={() => { setContent(plain); setPlain(null); }}>{translate('imports.asText')}</Button>}
      </Box>
    </Box>
  );
};
