import { ConflictError, isDeleted, RequestError } from '../../request';
import type { StetDataProvider } from '../../dataProvider';
import type { Revision } from '#core/model/revision';
import type { Answer, Transport } from './transport';

/** As many as the server gives at once. */
const PAGE = 1_000;

const answerTo = (error: unknown): Answer => {
  if (error instanceof ConflictError) return { kind: 'conflict', conflicts: error.conflicts };
  const status = error instanceof RequestError ? error.status : 0;
  // A server that is starting, stopping or too busy has not judged the edit.
  if (status === 0 || status === 429 || status >= 500) return { kind: 'unreachable' };
  return { kind: 'refused', message: (error as RequestError).message };
};

/**
 * Revisions of an episode by the data provider.
 *
 * @param deleted told that the episode is no more; what was to be sent stays where it is
 */
export const serverTransport = (provider: Pick<StetDataProvider, 'revise' | 'revisions' | 'lastOfMine'>, episodeId: string, deleted: () => void): Transport => ({
  send: async (revision) => {
    try {
      return { kind: 'saved', revisions: await provider.revise(episodeId, revision) };
    } catch (error) {
      if (!isDeleted(error)) return answerTo(error);
      deleted();
      return { kind: 'unreachable' };
    }
  },
  since: async (revision) => {
    try {
      return await allSince(provider, episodeId, revision);
    } catch {
      return null;
    }
  },
  lastOfMine: (before) => provider.lastOfMine(episodeId, before).catch(() => null),
});

/** Revisions after a number, oldest first, however many pages they fill. */
export async function allSince(provider: Pick<StetDataProvider, 'revisions'>, episodeId: string, revision: number, signal?: AbortSignal): Promise<Revision[]> {
  const all: Revision[] = [];
  for (;;) {
    const { items } = await provider.revisions(episodeId, all.at(-1)?.number ?? revision, signal);
    all.push(...items);
    if (items.length < PAGE) return all;
  }
}
