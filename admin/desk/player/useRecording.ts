import { useSyncExternalStore } from 'react';
import { useWorkbench } from '../context';

/** What was put here of the episode's recording, and what is being sent. */
export function useRecording() {
  const { recording } = useWorkbench().sound;
  return useSyncExternalStore(recording.subscribe, recording.get);
}
