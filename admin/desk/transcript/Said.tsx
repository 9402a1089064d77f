import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { useAttention, useWorkbench } from '../context';

const SHOWN_MS = 5_000;

/** A quiet line at the foot of the page, also read out: what was just done if nothing else shows it, or why a key did nothing. */
export const Said = () => {
  const { attention } = useWorkbench();
  const translate = useTranslate();
  const said = useAttention((state) => state.said);
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => attention.set({ said: null }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said, attention]);
  return <div className="told" aria-live="polite">{said && <p>{translate(said.key, said.values)}</p>}</div>;
};
