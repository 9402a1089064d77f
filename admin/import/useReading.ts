import type { ImportPreview, ImportReading } from '#core/model/import';
import { useRef, useState } from 'react';
import { useDataProvider, useNavigate } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { RequestError } from '../request';

/** What is being read: how it is sent, and the text itself, if at hand, to show places in it. Long readings run in the background. */
export interface Material {
  send: (provider: StetDataProvider, signal: AbortSignal) => Promise<ImportPreview | ImportReading>;
  text: string | null;
}

export interface Reading {
  state: 'idle' | 'reading' | 'read';
  preview: ImportPreview | null;
  text: string | null;
  problem: RequestError | null;
  read: (material: Material) => Promise<void>;
  /** Takes over what was read in the background. */
  take: (preview: ImportPreview) => void;
  /** Has the server apply all proposed repairs. */
  repair: () => Promise<void>;
  forget: () => void;
}

/** Has the server read something; a second reading aborts the first. */
export function useReading(): Reading {
  const dataProvider = useDataProvider<StetDataProvider>();
  const navigate = useNavigate();
  const running = useRef<AbortController | null>(null);
  const [state, setState] = useState<Omit<Reading, 'read' | 'take' | 'repair' | 'forget'>>({ state: 'idle', preview: null, text: null, problem: null });

  const read = async ({ send, text }: Material, shown: ImportPreview | null = null) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ state: 'reading', preview: shown, text, problem: null });
    try {
      const answer = await send(dataProvider, controller.signal);
      if (controller.signal.aborted) return;
      if ('state' in answer) {
        setState({ state: 'idle', preview: null, text, problem: null });
        navigate(`/imports?reading=${answer.id}`);
      } else setState({ state: 'read', preview: answer, text, problem: null });
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

  const take = (preview: ImportPreview) => setState(({ text }) => ({ state: 'read', preview, text, problem: null }));
  const forget = () => {
    running.current?.abort();
    setState({ state: 'idle', preview: null, text: null, problem: null });
    navigate('/imports');
  };
  return { ...state, read: (material) => read(material), take, repair, forget };
}
