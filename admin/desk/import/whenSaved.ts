import type { DeskStore } from '../store/deskStore';

/**
 * Sends what waits and comes back when the server has it all.
 *
 * @throws Error with the key of a message, where edits stay behind
 */
export function whenSaved(store: DeskStore): Promise<void> {
  store.flush();
  return new Promise((resolve, reject) => {
    const look = () => {
      const { kind } = store.getState().saving;
      if (kind === 'saving') return;
      unsubscribe();
      if (kind === 'saved') resolve();
      else reject(new Error(`desk.import.unsaved.${kind}`));
    };
    const unsubscribe = store.subscribe(look);
    look();
  });
}
