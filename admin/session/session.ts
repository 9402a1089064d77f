/**
 * What happens when the server no longer knows us. Requests that were answered with a 401 wait here; the sign-in dialog appears over the open page;
 * once someone has signed in, the requests are sent again. Nothing on the page is lost.
 */
let waiting: Promise<void> | null = null;
let owner: string | null = null;
let resume: (() => void) | null = null;
const listeners = new Set<() => void>();

const changed = () => {
  for (const listener of listeners) listener();
};

/** Whose page this is; null while that is unknown. Under anyone else's session, the server refuses its requests. */
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

/** Someone has signed in, so that waiting requests go on. */
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
