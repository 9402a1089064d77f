import { randomUUID } from 'node:crypto';
import { PASSWORD, type Person } from './people.ts';
import type { Place } from './place.ts';
import { CAPTION } from './things.ts';

const FINDING = { code: 'broken-off', recordId: null, about: 'and so' };

interface Request {
  url?: string;
  body?: object;
  headers?: Record<string, string>;
  /** Whether the answer is a stream that never ends. */
  endless?: boolean;
}

/** A valid request for each route, except those that need only the id in their path. */
export const REQUESTS: Record<string, (place: Place, asker: Person | undefined) => Request> = {
  'POST /api/session': (_, asker) => ({ body: { email: asker?.email ?? 'viewer@stet.test', password: PASSWORD } }),
  'POST /api/setup': () => ({ body: { token: 'a token', email: 'new@stet.test', name: 'New', password: PASSWORD } }),
  'POST /api/users': () => ({ body: { email: `${randomUUID()}@stet.test`, name: 'New', password: PASSWORD } }),
  'PATCH /api/users/:id': () => ({ body: { name: 'Renamed' } }),
  'POST /api/shows': () => ({ body: { title: 'Lighthouse hours' } }),
  'PATCH /api/shows/:id': () => ({ body: { title: 'Renamed' }, headers: { 'if-match': '"1"' } }),
  'PATCH /api/episodes/:id': () => ({ body: { title: 'Renamed' }, headers: { 'if-match': '"1"' } }),
  'POST /api/episodes/:id/findings/ignore': () => ({ body: { findings: [FINDING], reason: 'It is so on the recording.' } }),
  'POST /api/episodes/:id/findings/bring-back': () => ({ body: { findings: [FINDING] } }),
  'POST /api/episodes/:id/revisions': ({ speakerId }) => ({ body: { baseRevision: 0, clientId: randomUUID(), operations: [{ type: 'renameSpeaker', speakerId, name: 'Inés Calder' }] } }),
  'GET /api/episodes/:id/comparison': ({ episodeId }) => ({ url: `/api/episodes/${episodeId}/comparison?from=0` }),
  'GET /api/episodes/:id/revisions/mine': ({ episodeId }) => ({ url: `/api/episodes/${episodeId}/revisions/mine?before=1` }),
  'POST /api/episodes/:id/revisions/:number/take-back': ({ episodeId }) => ({ url: `/api/episodes/${episodeId}/revisions/1/take-back` }),
  'GET /api/episodes/:id/events': ({ episodeId }) => ({ url: `/api/episodes/${episodeId}/events?tab=${randomUUID()}`, endless: true }),
  'POST /api/episodes/:id/presence': () => ({ body: { tab: randomUUID(), segmentId: null } }),
  'GET /api/episodes/:id/files/:name': ({ episodeId }) => ({ url: `/api/episodes/${episodeId}/files/transcript.vtt` }),
  'POST /api/episodes/:id/imports': () => ({ body: { text: CAPTION } }),
  'GET /api/episodes/:id/imports/:importId': ({ episodeId, fileId }) => ({ url: `/api/episodes/${episodeId}/imports/${fileId}` }),
  'POST /api/episodes/:id/imports/:importId/accept': ({ episodeId, fileId }) => ({ url: `/api/episodes/${episodeId}/imports/${fileId}/accept`, body: { mode: 'merge', baseRevision: 0 } }),
  'POST /api/episodes/:id/places/fetch': () => ({ body: {} }),
  'PUT /api/episodes/:id/audio': ({ episodeId }) => ({ url: `/api/episodes/${episodeId}/audio?name=fog.mp3`, body: Buffer.from('a horn in the fog'), headers: { 'content-type': 'application/octet-stream' } }),
  'GET /api/episodes/:id/audio/uploads/:uploadId': ({ episodeId, uploadId }) => ({ url: `/api/episodes/${episodeId}/audio/uploads/${uploadId}` }),
  'DELETE /api/episodes/:id/audio/uploads/:uploadId': ({ episodeId, uploadId }) => ({ url: `/api/episodes/${episodeId}/audio/uploads/${uploadId}` }),
  'PATCH /api/speakers/:id': () => ({ body: { name: 'Inés Calder' } }),
  'POST /api/speakers/:id/merge': ({ otherSpeakerId }) => ({ body: { intoId: otherSpeakerId } }),
  'POST /api/imports': () => ({ body: { kind: 'paste', content: 'Ines Calder (0:00)\nGood morning from the pier.\n' } }),
  'POST /api/imports/file': () => ({ url: '/api/imports/file?name=fog.txt', body: Buffer.from('Ines Calder (0:00)\nGood morning from the pier.\n'), headers: { 'content-type': 'application/octet-stream' } }),
  'POST /api/shows/:id/feed-items': () => ({ body: { all: true } }),
  'POST /api/imports/:id/repair': () => ({ body: { rules: ['bare-ampersand'] } }),
  'POST /api/imports/:id/accept': () => ({ body: { newShow: { title: 'Lighthouse hours' }, title: 'Fog' } }),
  'GET /api/shows/:id/publication-preview/notes/:episodeId': ({ showId, episodeId }) => ({ url: `/api/shows/${showId}/publication-preview/notes/${episodeId}` }),
  'POST /api/shows/:id/publication-preview': (here) => ({ body: { episodeIds: [here.episodeId] } }),
  'POST /api/shows/:id/publications': () => ({ body: { hash: 'x', enrichments: [] } }),
  'PUT /api/session/keys': () => ({ body: { preset: 'stet', own: { listening: { KeyX: 'player.toggle', Space: null } } } }),
  'PUT /api/shows/:id/go-live': () => ({ body: { step: 'directories', done: true } }),
  'POST /api/episodes/:id/handed-back': () => ({ body: { revision: 0 } }),
  'POST /api/shows/:id/scheduled-publications': () => ({ body: { hash: 'x', enrichments: [], publishAt: '2999-01-01T00:00:00Z' } }),
  'DELETE /api/shows/:id/scheduled-publications/:scheduledId': ({ showId }) => ({ url: `/api/shows/${showId}/scheduled-publications/${randomUUID()}` }),
  'POST /api/publications/:id/roll-back-preview': () => ({ body: {} }),
  'POST /api/publications/:id/roll-back': () => ({ body: { hash: 'x' } }),
  'POST /api/shows/:id/glossary': () => ({ body: { wrong: 'peer', right: 'pier' } }),
  'POST /api/shows/:id/glossary/import': () => ({ body: { rules: [{ wrong: 'peer', right: 'pier' }] } }),
  'PATCH /api/shows/:id/glossary/rules/:ruleId': ({ showId, ruleId }) => ({ url: `/api/shows/${showId}/glossary/rules/${ruleId}`, body: { enabled: false }, headers: { 'if-match': '"1"' } }),
  'DELETE /api/shows/:id/glossary/rules/:ruleId': ({ showId, ruleId }) => ({ url: `/api/shows/${showId}/glossary/rules/${ruleId}` }),
  'POST /api/shows/:id/glossary/runs': () => ({ body: { kind: 'look' } }),
  'GET /api/shows/:id/glossary/runs/:runId': ({ showId, runId }) => ({ url: `/api/shows/${showId}/glossary/runs/${runId}` }),
  'GET /api/shows/:id/glossary/runs/:runId/episodes': ({ showId, runId }) => ({ url: `/api/shows/${showId}/glossary/runs/${runId}/episodes` }),
  'POST /api/shows/:id/glossary/runs/:runId/revert': ({ showId, runId }) => ({ url: `/api/shows/${showId}/glossary/runs/${runId}/revert` }),
  'POST /api/shows/:id/glossary/runs/:runId/again': ({ showId, runId }) => ({ url: `/api/shows/${showId}/glossary/runs/${runId}/again` }),
  'PATCH /api/shows/:id/upstream': () => ({ body: { intervalMinutes: 120 } }),
  'POST /api/shows/:id/upstream/reports/:reportId': ({ showId, reportId }) => ({ url: `/api/shows/${showId}/upstream/reports/${reportId}`, body: { answer: 'confirmed' } }),
  'POST /api/shows/:id/upstream/conflicts/:conflictId': ({ showId, conflictId, conflictVersion }) => ({ url: `/api/shows/${showId}/upstream/conflicts/${conflictId}`, body: { choice: 'ours', version: conflictVersion } }),
  'GET /feeds/:file': ({ slug }) => ({ url: `/feeds/${slug}.xml` }),
  'GET /feeds/private/:token/:file': ({ privateToken, privateSlug }) => ({ url: `/feeds/private/${privateToken}/${privateSlug}.xml` }),
  'GET /files/:sha256/:name': ({ sha256 }) => ({ url: `/files/${sha256}/transcript.vtt` }),
};

const IDS: Record<string, keyof Place> = { users: 'userId', shows: 'showId', episodes: 'episodeId', speakers: 'speakerId', imports: 'importId', publications: 'publicationId' };

/** The URL of a route such as `/api/shows/:id` in a place. */
export const urlIn = (place: Place, path: string): string =>
  path.replace(/^\/api\/(\w+)\/:id/, (_, kind: string) => `/api/${kind}/${place[IDS[kind]!]}`);
