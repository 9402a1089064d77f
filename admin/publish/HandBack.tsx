import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { draftFileUrl, type HandedBack, type StetDataProvider } from '../dataProvider';
import { Said } from '../layout/Said';
import { copyNotes, type NotesForm } from './clipboard';

const forms: NotesForm[] = ['rich', 'html', 'text'];
const files = { vtt: 'transcript.vtt', srt: 'transcript.srt', json: 'transcript.json', html: 'transcript.html', txt: 'transcript.txt', chapters: 'chapters.json' } as const;

interface HandBackProps {
  episodeId: string;
  /** Only the buttons, without headings and explanations. */
  brief?: boolean;
}

/** Corrected show notes to copy and files to download, for a show whose feed stays where it is. */
export const HandBack = ({ episodeId, brief = false }: HandBackProps) => {
  const translate = useTranslate();
  const dataProvider = useDataProvider<StetDataProvider>();
  const [copied, setCopied] = useState<NotesForm | null>(null);
  const [refused, setRefused] = useState<{ notes: HandedBack; form: NotesForm } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const copy = async (form: NotesForm) => {
    setProblem(null);
    setRefused(null);
    let notes: HandedBack;
    try {
      notes = await dataProvider.handBack(episodeId);
    } catch (error) {
      return setProblem((error as Error).message);
    }
    try {
      await copyNotes(notes, form);
      setCopied(form);
    } catch {
      setRefused({ notes, form });
    }
  };

  return (
    <Box component="section" aria-label={translate('handBack.title')} sx={{ display: 'grid', gap: '8px', marginTop: brief ? '8px' : 0 }}>
      {!brief && <Box component="p" sx={{ color: 'var(--muted)' }}>{translate('handBack.help')}</Box>}
      {!brief && <Box component="h3" sx={{ marginTop: '8px' }}>{translate('handBack.copy')}</Box>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
        {forms.map((form) => <Button key={form} variant="outlined" title={translate(`handBack.${form}Help`)} onClick={() => void copy(form)}>{translate(copied === form ? 'handBack.copied' : `handBack.${form}`)}</Button>)}
      </Box>
      {problem && <Said>{translate(problem, { _: problem })}</Said>}
      {refused && <Said><p>{translate('handBack.failed')}</p><Box component="textarea" readOnly aria-label={translate('handBack.copy')} value={refused.form === 'html' ? refused.notes.html : refused.notes.text} rows={6} sx={{ width: '100%', font: 'inherit', color: 'inherit', backgroundColor: 'var(--sheet)' }} /></Said>}
      {!brief && <Box component="h3" sx={{ marginTop: '8px' }}>{translate('handBack.download')}</Box>}
      {!brief && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px' }}>
          {Object.entries(files).map(([name, file]) => <a key={name} href={draftFileUrl(episodeId, file)} download={file}>{translate(`handBack.file.${name}`)}</a>)}
        </Box>
      )}
    </Box>
  );
};
