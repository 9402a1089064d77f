import { useEffect, useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { z } from 'zod';
import type { BringMode, EpisodeImport, EpisodeImportQuery, FileKind, NewEpisodeImport } from '#core/model/episodeImport';
import type { StetDataProvider } from '../../dataProvider';
import { base64Of, LARGEST_FILE } from '../../import/material';
import { RequestError } from '../../request';
import { useWorkbench } from '../context';
import { whenSaved } from './whenSaved';

type Brought = Pick<z.input<typeof NewEpisodeImport>, 'fileName' | 'base64' | 'text'>;
/** A file, or pasted text. */
export type Material = File | string;
/** How it should be read. */
export type Asked = Partial<EpisodeImportQuery>;

/** What the user is waiting for. */
export interface Doing {
  what: 'reading' | 'comparing' | 'again' | 'accepting';
  /** The file's name; null for pasted text. */
  name: string | null;
  /** In words, "3.2 MB"; empty if it is too small to mention. */
  size: string;
}

export interface Problem {
  code: string | null;
  /** A translation key, or the message itself. */
  message: string;
  /** The lines with errors, as far as the server names them. */
  issues: { line: number | null; why: string }[];
}

interface State {
  doing: Doing | null;
  found: EpisodeImport | null;
  /** The format that the user chose. */
  named: string | undefined;
  problem: Problem | null;
  /** The episode has changed since the preview was made. */
  moved: boolean;
}

const atFirst: State = { doing: null, found: null, named: undefined, problem: null, moved: false };

/** Imports a file into the episode: has the server read it, shows a preview, reads it as another format if asked, accepts it. */
export function useEpisodeImport(close: () => void) {
  const workbench = useWorkbench();
  const provider = useDataProvider<StetDataProvider>();
  const [state, setState] = useState<State>(atFirst);
  const running = useRef<AbortController | null>(null);
  const last = useRef<Material>('');
  const episodeId = workbench.desk.episode.id;
  useEffect(() => () => running.current?.abort(), []);

  /** Asks the server. An answer that is no longer wanted changes nothing. */
  const asking = async (doing: Doing, ask: (signal: AbortSignal) => Promise<Partial<State> | null>) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState((before) => ({ ...before, doing, problem: null }));
    try {
      const next = await ask(controller.signal);
      if (next && !controller.signal.aborted) setState((before) => ({ ...before, doing: null, ...next }));
    } catch (error) {
      if (controller.signal.aborted) return;
      setState((before) => ({ ...before, doing: null, problem: problemOf(error as Error) }));
    }
  };

  const read = (material: Material, format?: string) => {
    last.current = material;
    const doing: Doing = { what: 'reading', ...calledAs(material) };
    return asking(doing, async (signal) => {
      const brought = await broughtAs(material);
      await whenSaved(workbench.store);
      if (!signal.aborted) setState((before) => ({ ...before, doing: { ...doing, what: 'comparing' } }));
      return { moved: false, named: format, found: await provider.importIntoEpisode(episodeId, { ...brought, ...(format !== undefined && { format }) }, signal) };
    });
  };

  /** A file that the server already has: a linked one, or the notes. */
  const lookAt = (importId: string, kind: FileKind) =>
    asking({ what: 'comparing', name: null, size: '' }, async (signal) => {
      await whenSaved(workbench.store);
      return { moved: false, named: undefined, found: await provider.episodeImport(episodeId, importId, { kind }, signal) };
    });

  /** Reads the last material again as another format. */
  const readAs = (format: string) => read(last.current, format);

  const readAgain = (asked: Asked, moved = false) =>
    asking({ what: 'again', ...calledAs(last.current) }, async (signal) => ({ moved, named: asked.format, found: await provider.episodeImport(episodeId, state.found!.id, asked, signal) }));

  const accept = (mode: BringMode, asked: Asked) =>
    asking({ what: 'accepting', ...calledAs(last.current) }, async () => {
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
    });

  return { ...state, read, readAs, lookAt, readAgain, accept, startOver: () => setState(atFirst) };
}

const WORTH_A_WORD = 1_000_000;

const calledAs = (material: Material): Pick<Doing, 'name' | 'size'> =>
  typeof material === 'string' ? { name: null, size: '' } : { name: material.name, size: material.size < WORTH_A_WORD ? '' : `, ${(material.size / 1_000_000).toFixed(1)} MB` };

function problemOf(error: Error): Problem {
  if (!(error instanceof RequestError)) return { code: null, message: error.message, issues: [] };
  return { code: error.code, message: error.message, issues: error.issues.map(({ path, message }) => ({ line: /^\d+$/.test(String(path)) ? Number(path) : null, why: message })) };
}

async function broughtAs(material: Material): Promise<Brought> {
  if (typeof material === 'string') return { text: material };
  if (material.size > LARGEST_FILE) throw new Error('desk.import.tooLarge');
  return { fileName: material.name, base64: await base64Of(material) };
}
