import { Box, Button } from '@mui/material';
import { useCallback, useEffect, useState } from 'react';
import { useDataProvider, useParams, useTranslate } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { addWords } from '../i18n';
import { commandsEnglish } from '../i18n/commands.en';
import { deskEnglish } from '../i18n/desk.en';
import { findEnglish } from '../i18n/find.en';
import { ButtonLink } from '../layout/ButtonLink';
import { Empty } from '../layout/Empty';
import { isDeleted, RequestError } from '../request';
import { WorkbenchContext } from './context';
import './desk.css';
import { Gone } from './gone/Gone';
import { keepCompany, openDesk, recallHistory } from './openDesk';
import './panels.css';
import { keepChecking } from './review/keepChecking';
import './review/review.css';
import { Room } from './Room';
import { Skeleton } from './Skeleton';
import './transcript/transcript.css';
import type { Workbench } from './workbench';

addWords(deskEnglish, commandsEnglish, findEnglish);

/** The workbench of one episode. */
export default function Desk() {
  const { id = '' } = useParams();
  const [attempt, setAttempt] = useState(0);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  return <Opening key={`${id} ${attempt}`} id={id} retry={again} />;
}

const Opening = ({ id, retry }: { id: string; retry: () => void }) => {
  const provider = useDataProvider<StetDataProvider>();
  const translate = useTranslate();
  const [workbench, setWorkbench] = useState<Workbench | null>(null);
  const [refusal, setRefusal] = useState<Error | null>(null);
  const [isGone, setGone] = useState(false);

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    let opened: Workbench | null = null;
    const stops: (() => void)[] = [];
    const stop = () => {
      for (const each of stops.splice(0)) each();
      opened?.stop();
      opened = null;
    };
    const deleted = () => {
      if (signal.aborted) return;
      opened?.store.stop();
      stop();
      setGone(true);
    };
    const open = async () => {
      const made = await openDesk(provider, id, deleted, signal);
      if (signal.aborted) return made.stop();
      opened = made;
      made.reopen = retry;
      stops.push(keepChecking(provider, made), keepCompany(provider, made));
      setWorkbench(made);
      await recallHistory(provider, made, signal);
    };
    open().catch((error: Error) => {
      if (isDeleted(error)) deleted();
      else if (!signal.aborted && !opened) setRefusal(error);
    });
    return () => {
      leaving.abort();
      stop();
      setWorkbench(null);
    };
  }, [provider, id, retry]);

  if (isGone) return <Gone episodeId={id} why="deleted" />;
  if (refusal !== null) {
    const isMissing = refusal instanceof RequestError && refusal.status === 404;
    const refused = (
      <main>
        <Empty
          title={translate('desk.error.title')} body={translate(refusal.message, { _: refusal.message })}
          action={<Box sx={{ display: 'flex', gap: '8px' }}><Button variant="contained" color="primary" onClick={retry}>{translate('desk.error.retry')}</Button><ButtonLink to="/episodes" variant="outlined">{translate('desk.error.back')}</ButtonLink></Box>}
        />
      </main>
    );
    return isMissing ? <Gone episodeId={id} why="missing">{refused}</Gone> : refused;
  }
  if (!workbench) return <Skeleton />;
  const room = (
    <WorkbenchContext value={workbench}>
      <Room />
    </WorkbenchContext>
  );
  return workbench.editable ? room : <Gone episodeId={id} why="reading">{room}</Gone>;
};
