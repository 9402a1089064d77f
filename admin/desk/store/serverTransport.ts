import { ConflictError, RequestError } from '../../request';
import type { StetDataProvider } from '../../dataProvider';
import type { Answer, Transport } from './transport';

const answerTo = (error: unknown): Answer => {
  if (error instanceof ConflictError) return { kind: 'conflict', conflicts: error.conflicts };
  const status = error instanceof RequestError ? error.status : 0;
  // A server that is starting, stopping or too busy has not judged the edit.
  if (status === 0 || status === 429 || status >= 500) return { kind: 'unreachable' };
  return { kind: 'refused', message: (error as RequestError).message };
};

/** Revisions of an episode by the data provider. */
export const serverTransport = (provider: Pick<StetDataProvider, 'revise' | 'revisions'>, episodeId: string): Transport => ({
  send: async (revision) => {
    try {
      return { kind: 'saved', revisions: await provider.revise(episodeId, revision) };
    } catch (error) {
      return answerTo(error);
    }
  },
  since: async (revision) => {
    try {
      return (await provider.revisions(episodeId, revision)).items.sort((a, b) => a.number - b.number);
    } catch {
      return null;
    }
  },
});
