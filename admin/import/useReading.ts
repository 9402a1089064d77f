import type { ImportPreview } from '#core/model/import';
import { useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { RequestError } from '../request';

/** What is being read: how it is sent, and the text itself where we hold it, to show a place in it. */
export interface Material {
  send: (provider: StetDataProvider, signal: AbortSignal) => Promise<ImportPreview>;
  text: string | null;
}

export interface Reading {
  state: 'idle' | 'reading' | 'read';
  preview: ImportPreview | null;
  text: string | null;
  problem: RequestError | null;
  read: (material: Material) => Promise<void>;
  /** Has what was read mended, by all that was proposed. */
  repair: () => Promise<void>;
  forget: () => void;
}

/** Has the server read something; a second reading stops the first. */
export function useReading(): Reading {
  const dataProvider = useDataProvider<StetDataProvider>();
  const running = useRef<AbortController | null>(null);
  const [state, setState] = useState<Omit<Reading, 'read' | 'repair' | 'forget'>>({ state: 'idle', preview: null, text: null, problem: null });

  const read = async ({ send, text }: Material, shown: ImportPreview | null = null) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ state: 'reading', preview: shown, text, problem: null });
    try {
      const preview = await send(dataProvider, controller.signal);
      if (!controller.signal.aborted) setState({ state: 'read', preview, text, problem: null });
    } catch (problem) {
      if (controller.signal.aborted) return;
      if (!(problem instanceof RequestError)) throw problem;
      setState({ state: 'idle', preview: shown, text, problem });
    }
  };

  const repair = async () => {
    const { preview } = state;
    if (preview) await read({ send: (provider, signal) => provider.repairImport(preview.id, preview.repairs.map(({ rule }) => rule), signal), text: null }, preview);
  };

  const forget = () => {
    running.current?.abort();
    setState({ state: 'idle', preview: null, text: null, problem: null });
  };
  return { ...state, read: (material) => read(material), repair, forget };
}
