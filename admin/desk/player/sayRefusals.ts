import type { Workbench } from '../workbench';

/** Says why nothing is heard though the recording is fine: the browser refused to start. */
export function sayRefusals(workbench: Pick<Workbench, 'playback' | 'say'>): () => void {
  const { playback } = workbench;
  let before: string | null = null;
  return playback.subscribe(() => {
    const { refused } = playback.getState();
    if (refused !== null && refused !== before) workbench.say(refused === 'NotAllowedError' ? 'desk.player.pressFirst' : 'desk.player.refused', { name: refused });
    before = refused;
  });
}
