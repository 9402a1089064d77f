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
/** A file, or text that was pasted. */
export type Material = File | string;
/** How it is to be read. */
export type Asked = Partial<EpisodeImportQuery>;

/** What somebody waits for. */
export interface Doing {
  what: 'reading' | 'comparing' | 'again' | 'accepting';
  /** Of the file; null of what was pasted. */
  name: string | null;
  /** In words, "3.2 MB"; empty where it is not worth a word. */
  size: string;
}

export interface Problem {
  code: string | null;
  /** The key of a message, or the message itself. */
  message: string;
  /** The lines that are to blame, as far as the server names them. */
  issues: { line: number | null; why: string }[];
}

interface State {
  doing: Doing | null;
  found: EpisodeImport | null;
  /** The format that somebody named. */
  named: string | undefined;
  problem: Problem | null;
  /** The episode changed after the preview was made. */
  moved: boolean;
}

const atFirst: State = { doing: null, found: null, named: undefined, problem: null, moved: false };

/** A file on its way into the episode: read by the server, looked at, read otherwise, accepted. */
export function useEpisodeImport(close: () => void) {
  const workbench = useWorkbench();
  const provider = useDataProvider<StetDataProvider>();
  const [state, setState] = useState<State>(atFirst);
  const running = useRef<AbortController | null>(null);
  const last = useRef<Material>('');
  const episodeId = workbench.desk.episode.id;
  useEffect(() => () => running.current?.abort(), []);

  /** Asks the server; an answer that nobody waits for any more changes nothing. */
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

  /** A file that the server has: a linked one, or the notes. */
  const lookAt = (importId: string, kind: FileKind) =>
    asking({ what: 'comparing', name: null, size: '' }, async (signal) => {
      await whenSaved(workbench.store);
      return { moved: false, named: undefined, found: await provider.episodeImport(episodeId, importId, { kind }, signal) };
    });

  /** What was brought last, as a format that somebody names. */
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
