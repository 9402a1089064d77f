import { ConflictError, isDeleted, RequestError } from '../../request';
import type { StetDataProvider } from '../../dataProvider';
import type { Revision } from '#core/model/revision';
import type { Answer, Transport } from './transport';

/** The most revisions the server returns at once. */
const PAGE = 1_000;

const answerTo = (error: unknown): Answer => (error instanceof ConflictError ? { kind: 'conflict', conflicts: error.conflicts } : failureOf(error));

const failureOf = (error: unknown): Extract<Answer, { kind: 'refused' | 'unreachable' }> => {
  const status = error instanceof RequestError ? error.status : 0;
  // A server that is starting, stopping or too busy has not judged it.
  if (status === 0 || status === 429 || status >= 500) return { kind: 'unreachable' };
  return { kind: 'refused', message: (error as RequestError).message };
};

/**
 * Sends and fetches an episode's revisions through the data provider.
 *
 * @param deleted called if the episode was deleted; what was to be sent stays where it is
 */
export const serverTransport = (provider: Pick<StetDataProvider, 'revise' | 'ignoreFindings' | 'bringBackFindings' | 'revisions' | 'lastOfMine'>, episodeId: string, deleted: () => void): Transport => {
  const unlessDeleted = <Failed>(error: unknown, failed: Failed): Failed | { kind: 'unreachable' } => {
    if (!isDeleted(error)) return failed;
    deleted();
    return { kind: 'unreachable' };
  };
  return {
    send: (revision) => provider.revise(episodeId, revision).then((revisions) => ({ kind: 'saved', revisions }), (error) => unlessDeleted(error, answerTo(error))),
    decide: ({ findings, reason, clientId }) => {
      const decided = reason === null ? provider.bringBackFindings(episodeId, { findings, clientId }) : provider.ignoreFindings(episodeId, { findings, reason, clientId });
      return decided.then(({ ignored }) => ({ kind: 'decided', ignored }), (error) => unlessDeleted(error, failureOf(error)));
    },
    since: (revision) => allSince(provider, episodeId, revision).catch(() => null),
    lastOfMine: (before) => provider.lastOfMine(episodeId, before).catch(() => null),
  };
};

/** Revisions after a number, oldest first, however many pages they fill. */
export async function allSince(provider: Pick<StetDataProvider, 'revisions'>, episodeId: string, revision: number, signal?: AbortSignal): Promise<Revision[]> {
  const all: Revision[] = [];
  for (;;) {
    const { items } = await provider.revisions(episodeId, all.at(-1)?.number ?? revision, signal);
    all.push(...items);
    if (items.length < PAGE) return all;
  }
}
