import { Dialog, IconButton } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Attention } from '../attention';
import { useAttention, useWorkbench } from '../context';
import { Icon } from '../Icon';
import { BringFile } from './BringFile';
import './import.css';
import { Preview } from './Preview';
import { Refusal } from './Refusal';
import { useEpisodeImport } from './useEpisodeImport';

/** Imports a transcript or chapter file into this episode: shows what was read and what would change before anything does. */
export const ImportDialog = () => {
  const { attention } = useWorkbench();
  const brought = useAttention((state) => state.importing);
  const close = () => attention.set({ importing: null });
  return brought && <Open {...brought} close={close} />;
};

const Open = ({ file, place, close }: NonNullable<Attention['importing']> & { close: () => void }) => {
  const translate = useTranslate();
  const episodeImport = useEpisodeImport(close);
  const { doing, found, problem, read, readAs, lookAt } = episodeImport;
  const [text, setText] = useState('');
  const dropped = useRef(file);
  const there = useRef(place);
  useEffect(() => {
    if (dropped.current) void read(dropped.current);
    dropped.current = null;
    if (there.current) void lookAt(there.current.importId, there.current.kind);
    there.current = undefined;
  }, [read, lookAt]);
  return (
    <Dialog
      open onClose={(_, reason) => { if (reason !== 'backdropClick' || text.trim() === '') close(); }} aria-labelledby="import-title" transitionDuration={80} maxWidth="md" fullWidth
      slotProps={{ container: { className: 'import-place' }, paper: { className: 'import-dialog' } }}
    >
      <div className="head">
        <h2 id="import-title">{translate('desk.import.title')}</h2>
        <IconButton aria-label={translate('desk.import.close')} onClick={close}><Icon name="remove" /></IconButton>
      </div>
      {problem !== null && <Refusal problem={problem} busy={doing !== null} onFormat={found === null && problem.code === 'not-understood' ? (name) => void readAs(name) : null} />}
      {found ? <Preview {...episodeImport} found={found} /> : <BringFile doing={doing} text={text} onText={setText} onMaterial={(material) => void read(material)} />}
    </Dialog>
  );
};
