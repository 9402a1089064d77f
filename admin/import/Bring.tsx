import { Box } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { findFocus } from '../layout/lostFocus';
import { Said } from '../layout/Said';
import { AddressField } from './AddressField';
import { DropArea } from './DropArea';
import { fileMaterial, LARGEST_FILE, pasteMaterial, urlMaterial } from './material';
import { PasteArea } from './PasteArea';
import type { Reading } from './useReading';

interface Props {
  reading: Reading;
  /** The one that was read last. */
  address: string;
  onAddress: (address: string) => void;
}

/** Nothing but the address of something, which is meant then. */
const ADDRESS = /^\s*https?:\/\/\S+\s*$/i;

/** Three ways to bring something in. */
export const Bring = ({ reading, address, onAddress }: Props) => {
  const translate = useTranslate();
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const busy = reading.state === 'reading';
  // controls that were disabled meanwhile lost the focus
  useEffect(() => { if (!busy) findFocus(null); }, [busy]);
  const file = async (chosen: File) => {
    setTooLarge(chosen.size > LARGEST_FILE ? chosen.name : null);
    if (chosen.size <= LARGEST_FILE) await reading.read(await fileMaterial(chosen));
  };
  const look = async (url: string) => {
    onAddress(url);
    await reading.read(urlMaterial(url));
  };
  const { problem } = reading;
  return (
    <Box sx={{ maxWidth: 880 }}>
      <Box component="p" sx={{ color: 'var(--muted)', marginBottom: '20px !important' }}>{translate('imports.lead')}</Box>
      <DropArea help={translate('imports.dropHelp')} accept=".xml,.rss,.html,.htm,.txt,.md,text/*,application/xml,application/rss+xml" busy={busy} onFile={(chosen) => void file(chosen)} />
      <Box sx={{ marginTop: '16px', '&:empty': { display: 'none' } }}>
        {tooLarge && <Said>{translate('imports.tooLarge', { name: tooLarge })}</Said>}
        {problem && <Said>{(problem.issues[0]?.message ?? translate(problem.message, { _: problem.message }))}</Said>}
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '32px', marginTop: '28px', '@media (max-width: 760px)': { gridTemplateColumns: '1fr' } }}>
        <PasteArea busy={busy} onContent={(content) => void (ADDRESS.test(content) ? look(content.trim()) : reading.read(pasteMaterial(content)))} />
        <AddressField busy={busy} address={address} onAddress={(url) => void look(url)} />
      </Box>
    </Box>
  );
};
