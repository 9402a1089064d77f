import type { ImportPreview, NewImport } from '#core/model/import';
import { useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { RequestError } from '../request';

/** What is being read: the request, and the text itself where we hold it, to show a place in it. */
export interface Material {
  what: NewImport;
  text: string | null;
}

export interface Reading {
  state: 'idle' | 'reading' | 'read';
  preview: ImportPreview | null;
  text: string | null;
  problem: RequestError | null;
  read: (material: Material) => Promise<void>;
  forget: () => void;
}

/** Has the server read something; a second reading stops the first. */
export function useReading(): Reading {
  const dataProvider = useDataProvider<StetDataProvider>();
  const running = useRef<AbortController | null>(null);
  const [state, setState] = useState<Omit<Reading, 'read' | 'forget'>>({ state: 'idle', preview: null, text: null, problem: null });

  const read = async ({ what, text }: Material) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ state: 'reading', preview: null, text, problem: null });
    try {
      const preview = await dataProvider.importPreview(what, controller.signal);
      if (!controller.signal.aborted) setState({ state: 'read', preview, text, problem: null });
    } catch (problem) {
      if (controller.signal.aborted) return;
      if (!(problem instanceof RequestError)) throw problem;
      setState({ state: 'idle', preview: null, text, problem });
    }
  };

  const forget = () => {
    running.current?.abort();
    setState({ state: 'idle', preview: null, text: null, problem: null });
  };
  return { ...state, read, forget };
}
