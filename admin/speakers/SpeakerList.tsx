import type { SpeakerRow } from '#core/model/episode';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ButtonLink } from '../layout/ButtonLink';
import { Empty } from '../layout/Empty';
import { ListPage } from '../list/ListPage';
import { Quiet } from '../list/Quiet';
import { writtenCount } from '../list/written';
import { ShowFilter } from '../shows/ShowFilter';
import { MergeSpeaker } from './MergeSpeaker';
import { RenameSpeaker } from './RenameSpeaker';

/** All speakers, who can be renamed or merged. */
export const SpeakerList = () => {
  const translate = useTranslate();
  const [asked, setAsked] = useState<{ speaker: SpeakerRow; verb: 'rename' | 'merge' } | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <ListPage<SpeakerRow>
        sort={{ field: 'segments', order: 'DESC' }} filters={<ShowFilter />}
        columns={[
          {
            source: 'name', sortable: true, width: '38%',
            render: (speaker) => <><Box component="span" sx={{ fontWeight: 600 }}>{speaker.name}</Box>{speaker.aliases.length > 0 && <Box component="span" sx={{ color: 'var(--muted)', marginLeft: '8px' }}>{translate('stet.speakers.also', { names: speaker.aliases.join(', ') })}</Box>}</>,
          },
          { source: 'showTitle', large: true, render: (speaker) => <Quiet>{speaker.showTitle}</Quiet> },
          { source: 'episodes', number: true, sortable: true, width: 104, optional: true, render: (speaker) => writtenCount(speaker.episodes) },
          { source: 'segments', number: true, sortable: true, width: 104, large: true, render: (speaker) => writtenCount(speaker.segments) },
          {
            source: 'actions', width: 168, number: true,
            render: (speaker) => (
              <Box sx={{ display: 'inline-flex', marginRight: '-8px', '& button': { minHeight: 28, minWidth: 0, padding: '3px 8px', color: 'var(--accent)' } }}>
                <Button data-row aria-label={translate('stet.speakers.renameTitle', { name: speaker.name })} onClick={() => setAsked({ speaker, verb: 'rename' })}>{translate('stet.speakers.rename')}</Button>
                <Button aria-label={translate('stet.speakers.mergeTitle', { name: speaker.name })} onClick={() => setAsked({ speaker, verb: 'merge' })}>{translate('stet.speakers.merge')}</Button>
              </Box>
            ),
          },
        ]}
        empty={<Empty title={translate('stet.speakers.emptyTitle')} body={translate('stet.speakers.emptyBody')} action={<ButtonLink to="/imports" variant="contained" color="primary">{translate('stet.speakers.emptyAction')}</ButtonLink>} />}
      />
      {asked?.verb === 'rename' && <RenameSpeaker speaker={asked.speaker} onClose={close} />}
      {asked?.verb === 'merge' && <MergeSpeaker speaker={asked.speaker} onClose={close} />}
    </>
  );
};
