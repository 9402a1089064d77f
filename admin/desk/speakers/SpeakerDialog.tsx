import { useGetMany } from 'react-admin';
import type { SpeakerRow } from '#core/model/episode';
import { MergeSpeaker } from '../../speakers/MergeSpeaker';
import { RenameSpeaker } from '../../speakers/RenameSpeaker';
import { useAttention, useWorkbench } from '../context';

/** Renames a speaker or merges them into another, in all episodes of the show, as one step that can be undone. */
export const SpeakerDialog = () => {
  const mending = useAttention((state) => state.mending);
  return mending && <Mending key={mending.speakerId} {...mending} />;
};

const Mending = ({ speakerId, verb }: { speakerId: string; verb: 'rename' | 'merge' }) => {
  const { attention, store } = useWorkbench();
  const { data } = useGetMany<SpeakerRow>('speakers', { ids: [speakerId] });
  const speaker = data?.find(({ id }) => id === speakerId);
  if (!speaker) return null;
  const close = () => {
    attention.set({ mending: null });
    void store.hear(store.revision + 1, []);
  };
  return verb === 'rename' ? <RenameSpeaker speaker={speaker} onClose={close} /> : <MergeSpeaker speaker={speaker} onClose={close} />;
};
