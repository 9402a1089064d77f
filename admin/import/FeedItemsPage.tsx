import type { FeedItem } from '#core/model/feedItem';
import type { Show } from '#core/model/show';
import { Box, Button, Checkbox } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNavigate, useTranslate } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { Said } from '../layout/Said';
import { Waiting } from '../layout/Waiting';
import { Pages } from '../list/Pages';
import { tableStyle } from '../list/tableStyle';
import { useRowKeys } from '../list/useRowKeys';
import { writtenCount, writtenDay } from '../list/written';
import { ShowFrame } from '../shows/ShowFrame';
import { toggled, type Choice } from './choice';
import { useFeedItems } from './useFeedItems';

const NOBODY: Choice = new Set();

/** The items of one page, each with a checkbox. */
const Rows = ({ items, choice, onChoose }: { items: FeedItem[]; choice: Choice; onChoose: (choice: Choice) => void }) => {
  const translate = useTranslate();
  const { tabIndexOf, body } = useRowKeys(items.length);
  return (
    <Box component="table" aria-label={translate('imports.left.title')} sx={{ ...tableStyle, '& td:first-of-type': { padding: 0, width: 36 } }}>
      <colgroup><col width="36" /><col width="60%" /><col /><col /></colgroup>
      <thead>
        <tr>
          <Box component="th" scope="col" colSpan={2}><span>{translate('imports.column.title')}</span></Box>
          {['date', 'segments'].map((name) => <th key={name} scope="col" data-number><span>{translate(`imports.column.${name}`)}</span></th>)}
        </tr>
      </thead>
      <tbody {...body}>
        {items.map(({ key, title, pubDate, segments }, row) => (
          <tr key={key}>
            <td><Checkbox size="small" sx={{ padding: '4px' }} checked={choice.has(key)} onChange={(_, isIn) => onChoose(toggled(choice, [key], isIn))} slotProps={{ input: { 'aria-label': translate('imports.pick.one', { title: title || key }), tabIndex: tabIndexOf(row) } }} /></td>
            <td>{title || translate('imports.untitled')}</td>
            <td data-number>{writtenDay(pubDate)}</td>
            <td data-number>{writtenCount(segments)}</td>
          </tr>
        ))}
      </tbody>
    </Box>
  );
};

const Left = ({ show }: { show: Show }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const client = useQueryClient();
  const dataProvider = useDataProvider<StetDataProvider>();
  const [page, setPage] = useState(1);
  const [choice, setChoice] = useState(NOBODY);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { data } = useFeedItems(show.id, page, 100);

  const takeIn = async (what: { keys: string[] } | { all: true }) => {
    setBusy(true);
    setProblem(null);
    try {
      await dataProvider.takeInItems(show.id, what);
      await client.invalidateQueries();
      navigate(`/shows/${show.id}`);
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };

  if (!data) return <Waiting />;
  if (data.total === 0) return <Box sx={{ color: 'var(--muted)' }}>{translate('imports.left.none')}</Box>;
  return (
    <Box sx={{ maxWidth: 880 }}>
      <Box component="p" sx={{ color: 'var(--muted)', marginBottom: '12px !important' }}>{translate('imports.left.lead')}</Box>
      {problem && <Box sx={{ marginBottom: '12px' }}><Said>{translate(problem, { _: problem })}</Said></Box>}
      <Box sx={{ display: 'flex', gap: '12px', marginBottom: '12px' }}>
        <Button variant="contained" color="primary" disabled={busy || choice.size === 0} onClick={() => void takeIn({ keys: [...choice] })}>{translate(busy ? 'imports.submitting' : choice.size === 0 ? 'imports.left.takeNone' : 'imports.left.take', { smart_count: choice.size })}</Button>
        <Button variant="outlined" disabled={busy} onClick={() => void takeIn({ all: true })}>{translate('imports.left.takeAll', { count: writtenCount(data.total) })}</Button>
      </Box>
      <Rows items={data.items} choice={choice} onChoose={setChoice} />
      <Box sx={{ marginTop: '8px' }}><Pages page={page} pages={Math.ceil(data.total / 100)} onTurn={setPage} /></Box>
    </Box>
  );
};

/** The items of a show's feed that are not episodes here. */
export const FeedItemsPage = () => <ShowFrame>{(show) => <Left show={show} />}</ShowFrame>;
