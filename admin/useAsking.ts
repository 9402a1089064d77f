import { useState } from 'react';
import { RequestError } from './request';

/** Sends something to the server, and tells whether that is in progress and why the last was refused. Errors other than refusals are rethrown. */
export function useAsking() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<RequestError | null>(null);
  /** @returns the answer, or null if it was refused */
  const ask = async <Answer>(what: () => Promise<Answer>): Promise<Answer | null> => {
    setBusy(true);
    setProblem(null);
    try {
      return await what();
    } catch (refused) {
      if (!(refused instanceof RequestError)) throw refused;
      setProblem(refused);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, ask, forget: () => setProblem(null) };
}
