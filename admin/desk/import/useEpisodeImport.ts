import { useEffect, useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { z } from 'zod';
import type { BringMode, EpisodeImport, EpisodeImportQuery, NewEpisodeImport } from '#core/model/episodeImport';
import type { StetDataProvider } from '../../dataProvider';
import { base64Of, LARGEST_FILE } from '../../import/material';
import { RequestError } from '../../request';
import { useWorkbench } from '../context';
import { whenSaved } from './whenSaved';

type Brought = Pick<z.input<typeof NewEpisodeImport>, 'fileName' | 'base64' | 'text'>;
/** A file, or text that was pasted. */
export type Material = File | string;
/** How it is to be read. */
export type Asked = Partial<EpisodeImportQuery>;

interface State {
  /** `again`: what is shown is being read once more, in another way. */
  stage: 'choose' | 'reading' | 'read' | 'again' | 'accepting';
  found: EpisodeImport | null;
  /** The key of a message, or the message itself. */
  problem: string | null;
  /** The episode changed after the preview was made. */
  moved: boolean;
}

const atFirst: State = { stage: 'choose', found: null, problem: null, moved: false };

/** A file on its way into the episode: read by the server, looked at, read otherwise, accepted. */
export function useEpisodeImport(close: () => void) {
  const workbench = useWorkbench();
  const provider = useDataProvider<StetDataProvider>();
  const [state, setState] = useState<State>(atFirst);
  const running = useRef<AbortController | null>(null);
  const episodeId = workbench.desk.episode.id;
  useEffect(() => () => running.current?.abort(), []);

  /** Asks the server; an answer that nobody waits for any more changes nothing. */
  const asking = async (stage: State['stage'], ask: (signal: AbortSignal) => Promise<Partial<State> | null>, otherwise: State['stage']) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState((before) => ({ ...before, stage, problem: null }));
    try {
      const next = await ask(controller.signal);
      if (next && !controller.signal.aborted) setState((before) => ({ ...before, ...next }));
    } catch (error) {
      if (controller.signal.aborted) return;
      setState((before) => ({ ...before, stage: otherwise, problem: (error as Error).message }));
    }
  };

  const read = (material: Material) =>
    asking('reading', async (signal) => {
      const brought = await broughtAs(material);
      await whenSaved(workbench.store);
      return { stage: 'read', moved: false, found: await provider.importIntoEpisode(episodeId, brought, signal) };
    }, 'choose');

  const readAgain = (asked: Asked, moved = false) =>
    asking('again', async (signal) => ({ stage: 'read', moved, found: await provider.episodeImport(episodeId, state.found!.id, asked, signal) }), 'read');

  const accept = (mode: BringMode, asked: Asked) =>
    asking('accepting', async () => {
      await whenSaved(workbench.store);
      try {
        await provider.acceptEpisodeImport(episodeId, state.found!.id, { mode, baseRevision: state.found!.revision, ...asked });
      } catch (error) {
        if (!(error instanceof RequestError) || error.status !== 409) throw error;
        void readAgain(asked, true);
        return null;
      }
      close();
      workbench.reopen();
      return null;
    }, 'read');

  return { ...state, read, readAgain, accept, startOver: () => setState(atFirst) };
}

async function broughtAs(material: Material): Promise<Brought> {
  if (typeof material === 'string') return { text: material };
  if (material.size > LARGEST_FILE) throw new Error('desk.import.tooLarge');
  return { fileName: material.name, base64: await base64Of(material) };
}
