import type { PublicationPreview } from '#core/model/publication';
import { Box, Button } from '@mui/material';
import { useMemo, useState } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import type { z } from 'zod';
import { Elsewhere } from './Elsewhere';
import { grouped, shortPlace } from './grouped';
import { Left } from './Left';
import { Marks } from './Marks';
import { NotesAsked, type Asking } from './NotesAsked';
import { NotesCompared } from './NotesCompared';
import { NotHeld } from './NotHeld';
import { markAround } from './sideBySide';

type Change = z.infer<typeof PublicationPreview>['changes'][number];
type Places = Pick<z.infer<typeof PublicationPreview>, 'linked'> & Asking;
const SHOWN = 8;
const PLACES = 4;

/** Whether the place is but the name of what changed: a title is in the title, a new chapter among the chapters. */
const saysItAgain = (field: string, [place, ...others]: readonly string[]): boolean => others.length === 0 && (place === field || `${field}s`.endsWith(` ${place}`));

/** All changes of an episode, each mentioned once. */
export const Details = ({ details }: { details: Change['details'] }) => {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const changes = useMemo(() => grouped(details), [details]);
  return (
    <Box sx={{ margin: '8px 0 0' }}>
      <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {(all ? changes : changes.slice(0, SHOWN)).map(({ field, places, before, after, goes }, at) => (
          <Box component="li" key={at} sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '260px minmax(0, 1fr)' }, gap: { xs: '2px', md: '16px' }, padding: '6px 0', borderTop: '1px solid var(--line)' }}>
            <Box sx={{ minWidth: 0 }}>
              <Box component="span" sx={{ display: 'block', '&::first-letter': { textTransform: 'uppercase' } }}>{field}</Box>
              {!saysItAgain(field, places) && <Box component="span" title={places.join('\n')} sx={{ color: 'var(--muted)' }}>{places.length === 1 ? places[0] : translate('publish.places', { smart_count: places.length, places: `${places.slice(0, PLACES).map(shortPlace).join(', ')}${places.length > PLACES ? ', …' : ''}` })}</Box>}
              {goes && <Box component="span" sx={{ display: 'block', color: 'var(--muted)' }}>{translate(`publish.goes.${goes}`)}</Box>}
            </Box>
            <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}><Marks marks={markAround(before ?? '', after ?? '')} /></Box>
          </Box>
        ))}
      </Box>
      {!all && changes.length > SHOWN && <Button onClick={() => setAll(true)} sx={{ color: 'var(--accent)' }}>{translate('publish.more', { smart_count: changes.length - SHOWN })}</Button>}
    </Box>
  );
};

const hasNotes = ({ moves, notesBefore, notesAfter }: Change): boolean => moves !== 'leaves' && (notesBefore !== '' || notesAfter !== '');

const EpisodeChange = ({ change, linked, showId, hash, enrichments, first }: { change: Change } & Places) => (
  <Box component="article" aria-label={change.title} sx={{ marginBottom: '32px' }}>
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: '0 12px', alignItems: 'baseline' }}>
      <Box component="h3" sx={{ minWidth: 0 }}><Box component={LinkBase} to={`/episodes/${change.episodeId}`} sx={{ color: 'var(--ink)' }}>{change.title}</Box></Box>
      <Box sx={{ color: 'var(--muted)' }}>{change.summary.join(', ')}</Box>
    </Box>
    {change.details.length > 0 && <Details details={change.details} />}
    {change.notHeld.length > 0 && <NotHeld notHeld={change.notHeld} />}
    <Elsewhere details={change.details} linked={linked.filter(({ episodeId }) => episodeId === change.episodeId)} />
    {change.left.length > 0 && <Left left={change.left} />}
    {hasNotes(change) && (
      <Box sx={{ marginTop: '16px' }}>
        {change.notesBefore === null || change.notesAfter === null ? <NotesAsked change={change} {...{ showId, hash, enrichments, first }} /> : <NotesCompared before={change.notesBefore} after={change.notesAfter} first={first} />}
      </Box>
    )}
  </Box>
);

/** What changes, episode by episode: in words, then the notes side by side. */
export const Changes = ({ changes, ...places }: { changes: Change[] } & Places) => {
  const translate = useTranslate();
  const [shown, setShown] = useState(10);
  return (
    <Box component="section" aria-labelledby="publish-changes">
      <Box component="h2" id="publish-changes" sx={{ marginBottom: '12px' }}>{translate('publish.changes')}</Box>
      {changes.slice(0, shown).map((change) => <EpisodeChange key={change.episodeId} change={change} {...places} />)}
      {changes.length > shown && <Button variant="outlined" onClick={() => setShown(shown + 20)} sx={{ marginBottom: '24px' }}>{translate('publish.more', { smart_count: changes.length - shown })}</Button>}
    </Box>
  );
};
