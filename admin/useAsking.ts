import { useState } from 'react';
import { RequestError } from './request';

/** Has the server do something: whether that is under way, and why the last was refused. What is no refusal is thrown on. */
export function useAsking() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<RequestError | null>(null);
  /** @returns the answer, or null where it was refused */
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
