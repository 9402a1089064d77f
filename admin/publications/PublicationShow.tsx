import { includesRole } from '#core/model/access';
import type { Show } from '#core/model/show';
import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LinkBase, useDataProvider, useGetOne, useParams, useTranslate } from 'react-admin';
import { publicationFeedUrl, type StetDataProvider } from '../dataProvider';
import { Unavailable } from '../layout/Unavailable';
import { Page } from '../layout/Page';
import { Waiting } from '../layout/Waiting';
import { writtenMoment, writtenSize } from '../list/written';
import { Details } from '../publish/Changes';
import { XmlProof } from '../publish/XmlProof';
import { RollBack } from './RollBack';

/** One publication: who, when and why, what it changed, its bytes, and how to take it back. */
export const PublicationShow = () => {
  const translate = useTranslate();
  const { id } = useParams();
  const dataProvider = useDataProvider<StetDataProvider>();
  const { data: publication, error, refetch } = useQuery({ queryKey: ['publications', id], queryFn: ({ signal }) => dataProvider.publication(id!, signal), retry: false });
  const { data: show } = useGetOne<Show>('shows', { id: publication?.showId ?? '' }, { enabled: publication !== undefined });
  const [comparing, setComparing] = useState(false);
  const [goingBack, setGoingBack] = useState(false);
  const { data: compared } = useQuery({ queryKey: ['publications', id, 'comparison'], queryFn: ({ signal }) => dataProvider.comparePublication(id!, signal), enabled: comparing });
  if (error) return <Unavailable error={error} retry={() => void refetch()} />;
  if (!publication) return <Waiting />;
  const { number, showId, showTitle, publishedBy, publishedAt, bytes, note, overrides, rollsBack, summary, changes, newest, kept, hub } = publication;
  const crumbs = [{ label: translate('stet.shows.title'), to: '/shows' }, { label: showTitle, to: `/shows/${showId}` }, { label: translate('stet.publications.title'), to: `/shows/${showId}/publications` }];
  const told = new Set(changes.map(({ title, summary: words }) => `${title}: ${words.join(', ')}`));
  const facts = [
    [translate('stet.publications.who'), translate('stet.publications.whoWhen', { who: publishedBy ?? translate('stet.publications.someone'), when: writtenMoment(publishedAt) })],
    ...(note ? [[translate('stet.publications.why'), note]] : []),
    ...(overrides ? [[translate('stet.publications.despite'), overrides]] : []),
    ...(hub ? [[translate('stet.publications.hub'), hub.toldAt ? translate('stet.publications.hubTold', { when: writtenMoment(hub.toldAt) }) : hub.problem ?? translate('stet.publications.hubWaits')]] : []),
    ...(rollsBack === null ? [] : [[translate('stet.publications.tookBack'), translate('stet.publications.number', { number: rollsBack })]]),
  ];
  return (
    <Page
      title={translate('stet.publications.number', { number })} aside={newest ? translate('stet.publications.current') : undefined} crumbs={crumbs}
      actions={<>
        {kept && <Button component="a" variant="outlined" href={publicationFeedUrl(publication.id)}>{translate('stet.publications.download', { size: writtenSize(bytes) })}</Button>}
        {show && includesRole(show.role, 'publisher') && <Button variant="outlined" onClick={() => setGoingBack(true)}>{translate('stet.publications.rollBack')}</Button>}
      </>}
    >
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: '160px 1fr', '@media (max-width: 560px)': { gridTemplateColumns: 'auto 1fr' }, gap: '4px 16px', margin: '0 0 28px', '& dt': { color: 'var(--muted)' }, '& dd': { margin: 0 } }}>
        {facts.flatMap(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
      </Box>
      <Box component="section" aria-labelledby="publication-changes" sx={{ marginBottom: '28px' }}>
        <h2 id="publication-changes">{translate('publish.changed')}</h2>
        {summary.length === 0 && <Box sx={{ color: 'var(--muted)' }}>{translate('stet.publications.nothing')}</Box>}
        {changes.map((change) => (
          <Box component="article" key={change.episodeId} aria-label={change.title} sx={{ margin: '12px 0 20px' }}>
            <Box sx={{ display: 'flex', gap: '12px', alignItems: 'baseline' }}>
              <Box component="h3" sx={{ minWidth: 0 }}><Box component={LinkBase} to={`/episodes/${change.episodeId}`} sx={{ color: 'var(--ink)' }}>{change.title}</Box></Box>
              <Box sx={{ color: 'var(--muted)' }}>{change.summary.join(', ')}</Box>
            </Box>
            <Details details={change.details} />
          </Box>
        ))}
        <Box component="ul" sx={{ margin: '8px 0', paddingLeft: '18px' }}>{summary.filter((line) => !told.has(line)).map((line) => <li key={line}>{line}</li>)}</Box>
      </Box>
      {!newest && kept && !comparing && <Button onClick={() => setComparing(true)} sx={{ color: 'var(--accent)', paddingLeft: 0 }}>{translate('stet.publications.compare')}</Button>}
      {compared && <XmlProof hunks={compared.hunks} title={translate('stet.publications.compared', { number: compared.number })} />}
      {goingBack && <RollBack publication={publication} onClose={() => setGoingBack(false)} />}
    </Page>
  );
};
