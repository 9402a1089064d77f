import type { ImportPreview } from '#core/model/import';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useLocation, useTranslate } from 'react-admin';
import { Page } from '../layout/Page';
import { Said } from '../layout/Said';
import { BeingRead } from './BeingRead';
import { Bring } from './Bring';
import { Importing } from './Importing';
import { Repairs } from './Repairs';
import { Understood } from './Understood';
import { useReading } from './useReading';

const titleOf = (preview: ImportPreview) => preview.show?.title ?? preview.episodes[0]?.title ?? null;

/** Bring something in, check what was understood of it, then import. */
export const ImportPage = () => {
  const translate = useTranslate();
  const reading = useReading();
  // a mistyped address can be corrected if nothing could be read there
  const [address, setAddress] = useState('');
  const query = new URLSearchParams(useLocation().search);
  const showId = query.get('show');
  const importId = query.get('import');
  const { preview } = reading;
  if (importId) return <Importing importId={importId} />;
  const readingId = query.get('reading');
  if (!preview && readingId) return <BeingRead key={readingId} importId={readingId} onRead={reading.take} />;
  if (!preview) return <Page title={translate('imports.title')}><Bring reading={reading} address={address} onAddress={setAddress} /></Page>;
  const origin = preview.origin === '' ? translate('imports.pasted') : translate('imports.from', { origin: preview.origin });
  return (
    <Page
      title={titleOf(preview) ?? translate(preview.episodes.length ? 'imports.untitled' : preview.format === 'rss' ? 'imports.unread' : 'imports.title')} crumbs={[{ label: translate('imports.title'), to: '/imports' }]}
      aside={`${translate(`imports.format.${preview.format}`)}, ${origin}${preview.format === 'rss' && preview.episodes.length ? ` · ${translate('imports.episodeCount', { smart_count: preview.episodes.length })}` : ''}${preview.repaired.length ? ` · ${translate('imports.repaired')}` : ''}`}
      actions={<Button variant="outlined" onClick={reading.forget}>{translate('imports.again')}</Button>}
    >
      {reading.problem && <Box sx={{ marginBottom: '16px' }}><Said>{translate(reading.problem.message, { _: reading.problem.message })}</Said></Box>}
      {preview.repairs.length > 0
        ? <Repairs repairs={preview.repairs} busy={reading.state === 'reading'} onAccept={() => void reading.repair()} />
        : <Understood key={preview.id} preview={preview} text={reading.text} showId={showId} />}
    </Page>
  );
};
