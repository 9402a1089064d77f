import type { Episode } from '#core/model/episode';
import { useDataProvider, useNavigate, useTranslate } from 'react-admin';
import type { StetDataProvider } from '../../dataProvider';
import { Asking } from '../../form/Asking';
import { useAttention, useDesk, useWorkbench } from '../context';

/** Asks before the episode leaves its feed, comes back or is deleted, and says what that does. */
export const LeavingDialog = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const navigate = useNavigate();
  const dataProvider = useDataProvider<StetDataProvider>();
  const leaving = useAttention((state) => state.leaving);
  const segments = useDesk((state) => state.order.length);
  const { attention, store, sound, drafts, desk: { episode } } = workbench;
  const { title } = workbench.item.get();
  const stands = (now: Episode, key: string) => {
    workbench.standsAs(now);
    workbench.say(key);
  };
  const close = () => attention.set({ leaving: null });
  if (leaving === 'feed') {
    const takeOut = async () => stands(await dataProvider.takeOut(episode.id), 'desk.leaving.takenOut');
    return <Asking title={translate('desk.leaving.feedTitle', { title })} confirm={translate('desk.leaving.feedConfirm')} onConfirm={takeOut} onClose={close}><p>{translate('desk.leaving.feedBody')}</p></Asking>;
  }
  if (leaving === 'back') {
    const putBack = async () => stands(await dataProvider.putBack(episode.id), 'desk.leaving.putBack');
    return <Asking title={translate('desk.leaving.backTitle', { title })} confirm={translate('desk.leaving.backConfirm')} onConfirm={putBack} onClose={close}><p>{translate('desk.leaving.backBody')}</p></Asking>;
  }
  if (leaving === null) return null;
  const { upload } = sound.recording.get();
  const destroy = async () => {
    await dataProvider.delete('episodes', { id: episode.id, previousData: episode });
    await store.forget();
    sound.recording.forget();
    drafts.forget();
    navigate(`/shows/${episode.showId}`);
  };
  return (
    <Asking title={translate('desk.leaving.stetTitle', { title })} confirm={translate('desk.leaving.stetConfirm')} danger onConfirm={destroy} onClose={close}>
      <p>{translate('desk.leaving.stetBody', { segments: translate('desk.leaving.segments', { smart_count: segments }), revisions: translate('desk.leaving.revisions', { smart_count: store.revision }) })}</p>
      {upload && <p>{translate('desk.leaving.stetRecording', { name: upload.fileName })}</p>}
    </Asking>
  );
};
