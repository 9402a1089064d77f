/**
 * What happens when the server no longer knows us. Requests that met a 401 wait here; the sign-in dialog appears over
 * the page that is open; once someone has signed in, the requests are sent again. Nothing on the page is lost.
 */
let waiting: Promise<void> | null = null;
let owner: string | null = null;
let resume: (() => void) | null = null;
const listeners = new Set<() => void>();

const changed = () => {
  for (const listener of listeners) listener();
};

/** Whose page this is; null while nobody knows. Under another's session the server does nothing that it asks. */
export const pageOwner = (): string | null => owner;

export function setPageOwner(userId: string | null): void {
  owner = userId;
}

/** Resolves when someone has signed in again. */
export function signedInAgain(): Promise<void> {
  waiting ??= new Promise((resolve) => {
    resume = resolve;
  });
  changed();
  return waiting;
}

/** Someone has signed in: whatever waited goes on. */
export function sessionResumed(): void {
  const go = resume;
  waiting = null;
  resume = null;
  changed();
  go?.();
}

export const sessionEnded = (): boolean => waiting !== null;

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
