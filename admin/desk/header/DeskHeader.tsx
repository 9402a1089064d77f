import { Button, IconButton } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { ButtonLink } from '../../layout/ButtonLink';
import { ThemeToggle } from '../../layout/ThemeToggle';
import { useAttention, useDesk, useReview, useWorkbench } from '../context';
import { Icon } from '../Icon';
import { Tip } from '../Tip';
import { Company } from './Company';
import { EpisodeMenu } from './EpisodeMenu';
import { FileMenu } from './FileMenu';
import { Naming } from './Naming';
import { SaveMark } from './SaveMark';

export const DeskHeader = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const { episode, show } = workbench.desk;
  const drawer = useAttention((attention) => attention.drawer);
  const words = (key: string, values = {}) => translate(`desk.header.${key}`, values);
  const toggle = (which: 'outline' | 'inspector') => workbench.attention.set({ drawer: drawer === which ? null : which });
  return (
    <header className="desk-header">
      <Tip words={words('outline')}><IconButton className="fold-outline" aria-label={words('outline')} aria-expanded={drawer === 'outline'} onClick={() => toggle('outline')}><Icon name="outline" /></IconButton></Tip>
      <LinkBase to="/episodes" className="back" title={words('backTip')}><Icon name="left" /><span>{words('back')}</span></LinkBase>
      <Naming />
      <Company />
      {workbench.editable ? <SaveMark /> : <span className="quiet" title={words('readOnly')}>{translate('stet.role.viewer')}</span>}
      {workbench.editable && <Steps />}
      <ToReview />
      <FileMenu />
      <EpisodeMenu />
      <span className="theme"><ThemeToggle /></span>
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
