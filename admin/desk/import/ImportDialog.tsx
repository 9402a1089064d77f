import { Dialog, IconButton } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { Said } from '../../layout/Said';
import { useAttention, useWorkbench } from '../context';
import { Icon } from '../Icon';
import { BringFile } from './BringFile';
import './import.css';
import { Preview } from './Preview';
import { useEpisodeImport } from './useEpisodeImport';

/** A transcript or chapter file for this episode: what was read of it and what it would change, before anything does. */
export const ImportDialog = () => {
  const { attention } = useWorkbench();
  const brought = useAttention((state) => state.importing);
  const close = () => attention.set({ importing: null });
  return brought && <Open file={brought.file} close={close} />;
};

const Open = ({ file, close }: { file: File | null; close: () => void }) => {
  const translate = useTranslate();
  const episodeImport = useEpisodeImport(close);
  const { stage, found, problem, read } = episodeImport;
  const dropped = useRef(file);
  useEffect(() => {
    if (dropped.current) void read(dropped.current);
    dropped.current = null;
  }, [read]);
  return (
    <Dialog open onClose={close} aria-labelledby="import-title" transitionDuration={80} maxWidth="md" fullWidth slotProps={{ paper: { className: 'import-dialog' } }}>
      <div className="head">
        <h2 id="import-title">{translate('desk.import.title')}</h2>
        <IconButton aria-label={translate('desk.import.close')} onClick={close}><Icon name="remove" /></IconButton>
      </div>
      {problem !== null && <Said>{translate(problem, { _: problem })}</Said>}
      {found ? <Preview {...episodeImport} found={found} /> : <BringFile busy={stage === 'reading'} onMaterial={(material) => void read(material)} />}
    </Dialog>
  );
};
