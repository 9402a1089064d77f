import { useSyncExternalStore } from 'react';
import { useWorkbench } from '../context';

/** The episode's uploaded recording, and what is being sent. */
export function useRecording() {
  const { recording } = useWorkbench().sound;
  return useSyncExternalStore(recording.subscribe, recording.get);
}
