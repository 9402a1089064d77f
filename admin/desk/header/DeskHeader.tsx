import { Button, IconButton } from '@mui/material';
import { useMemo, useSyncExternalStore } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { ButtonLink } from '../../layout/ButtonLink';
import { ThemeToggle } from '../../layout/ThemeToggle';
import { useAttention, useDesk, useReview, useWorkbench } from '../context';
import { Icon } from '../Icon';
import { Tip } from '../Tip';
import { Company } from './Company';
import { countCorrected } from './countCorrected';
import { EpisodeMenu } from './EpisodeMenu';
import { FileMenu } from './FileMenu';
import { SaveMark } from './SaveMark';

export const DeskHeader = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const { episode, show } = workbench.desk;
  const { title } = useSyncExternalStore(workbench.item.subscribe, workbench.item.get);
  const drawer = useAttention((attention) => attention.drawer);
  const words = (key: string, values = {}) => translate(`desk.header.${key}`, values);
  const toggle = (which: 'outline' | 'inspector') => workbench.attention.set({ drawer: drawer === which ? null : which });
  return (
    <header className="desk-header">
      <Tip words={words('outline')}><IconButton className="fold-outline" aria-label={words('outline')} aria-expanded={drawer === 'outline'} onClick={() => toggle('outline')}><Icon name="outline" /></IconButton></Tip>
      <LinkBase to="/episodes" className="back" title={words('backTip')}><Icon name="left" /><span>{words('back')}</span></LinkBase>
      <div className="naming">
        <h1 title={`${title} · ${show.title}`}>{title}</h1>
        <Corrected />
      </div>
      <Company />
      {workbench.editable ? <SaveMark /> : <span className="quiet" title={words('readOnly')}>{translate('stet.role.viewer')}</span>}
      {workbench.editable && <Steps />}
      <ToReview />
      <FileMenu />
      <EpisodeMenu />
      <ThemeToggle />
      <Tip words={words('inspector')}><IconButton className="fold-inspector" aria-label={words('inspector')} aria-expanded={drawer === 'inspector'} onClick={() => toggle('inspector')}><Icon name="inspector" /></IconButton></Tip>
      {workbench.desk.role === 'publisher' && <ButtonLink variant="contained" color="primary" to={`/shows/${show.id}/publish?episode=${episode.id}`} onClick={() => workbench.store.flush()}>{words('publish')}</ButtonLink>}
    </header>
  );
};

const Steps = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const can = { undo: useDesk((state) => state.canUndo), redo: useDesk((state) => state.canRedo) };
  const button = (step: 'undo' | 'redo') => (
    <Tip words={translate(`desk.header.${step}`)} command={`desk.${step}`}>
      <span><IconButton aria-label={translate(`desk.header.${step}`)} disabled={!can[step]} onClick={() => workbench[step]()}><Icon name={step} /></IconButton></span>
    </Tip>
  );
  return <span className="pair">{button('undo')}{button('redo')}</span>;
};

const ToReview = () => {
  const { review } = useWorkbench();
  const translate = useTranslate();
  const open = useReview((state) => state.open.length);
  return (
    <Tip words={translate('desk.review.next')} command="review.next">
      <Button className="to-review" onClick={() => review.step(1)} disabled={open === 0}>
        {open > 0 ? translate('desk.header.toReview', { smart_count: open }) : translate('desk.header.nothingToReview')}
      </Button>
    </Tip>
  );
};

const NOTHING = { kind: 'corrected', segments: 0 } as const;

const Corrected = () => {
  const { standing, store, item } = useWorkbench();
  const { state: standsAs, feed } = useSyncExternalStore(standing.subscribe, standing.get);
  const { inFeed } = useSyncExternalStore(item.subscribe, item.get);
  const translate = useTranslate();
  const records = useDesk((state) => state.records);
  const imported = useDesk((state) => state.imported);
  const corrected = useMemo(() => (imported ? countCorrected(records, imported) : NOTHING), [records, imported]);
  const isTouched = corrected.kind !== 'corrected' || corrected.segments > 0;
  const what = isTouched ? corrected.kind : Object.keys(inFeed).length > 0 ? 'ofItem' : 'untouched';
  const smartCount = corrected.kind === 'corrected' ? corrected.segments : 0;
  // Findings alone make no draft of what was imported.
  const state = isTouched || store.edited ? 'edited' : standsAs === 'findings' ? 'imported' : standsAs;
  return (
    <p className="quiet">
      {translate(feed === 'in' || feed === 'new' ? `desk.header.state.${state}` : `desk.header.feed.${feed}`)}, {translate(`desk.header.${what}`, { smart_count: smartCount })}
    </p>
  );
};
