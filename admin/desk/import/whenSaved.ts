import type { DeskStore } from '../store/deskStore';

/**
 * Sends what is unsent, and resolves when the server has all of it.
 *
 * @throws Error with a translation key as its message if some edits could not be sent
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
