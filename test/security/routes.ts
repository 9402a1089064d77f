/** Kinds of callers. Viewer, editor and publisher have that role in the show; the stranger is the publisher of another show. */
export const ASKERS = ['anonymous', 'viewer', 'editor', 'publisher', 'stranger', 'admin'] as const;
export type Asker = (typeof ASKERS)[number];

/** The status that each caller gets. A GET stands for its HEAD too. */
type Row = readonly [anonymous: number, viewer: number, editor: number, publisher: number, stranger: number, admin: number];

/** Every route. The test fails if a route is missing here, and if a row has no route. */
export const ROUTES: Record<string, Row> = {
  'GET /api/session':              [401, 200, 200, 200, 200, 200],
  'POST /api/session':             [200, 200, 200, 200, 200, 200],
  'DELETE /api/session':           [204, 204, 204, 204, 204, 204],
  'GET /api/session/keys':         [401, 200, 200, 200, 200, 200],
  'PUT /api/session/keys':         [401, 204, 204, 204, 204, 204],
  'GET /api/setup':                [200, 200, 200, 200, 200, 200],
  'POST /api/setup':               [403, 403, 403, 403, 403, 403],

  'GET /api/users':                [401, 403, 403, 403, 403, 200],
  'POST /api/users':               [401, 403, 403, 403, 403, 201],
  'GET /api/users/:id':            [401, 403, 403, 403, 403, 200],
  'PATCH /api/users/:id':          [401, 403, 403, 403, 403, 200],
  'DELETE /api/users/:id':         [401, 403, 403, 403, 403, 204],

  'GET /api/shows':                [401, 200, 200, 200, 200, 200],
  'POST /api/shows':               [401, 403, 403, 201, 201, 201],
  'GET /api/shows/:id':            [401, 200, 200, 200, 404, 200],
  'PATCH /api/shows/:id':          [401, 403, 403, 200, 404, 200],
  'DELETE /api/shows/:id':         [401, 403, 403, 204, 404, 204],

  'GET /api/episodes':             [401, 200, 200, 200, 200, 200],
  'GET /api/episodes/:id':         [401, 200, 200, 200, 404, 200],
  // this episode was created here and never published: it can be changed and deleted, but there is no feed to take it out of
  'PATCH /api/episodes/:id':       [401, 403, 200, 200, 404, 200],
  'DELETE /api/episodes/:id':      [401, 403, 204, 204, 404, 204],
  'POST /api/episodes/:id/take-out': [401, 403, 403, 409, 404, 409],
  'POST /api/episodes/:id/put-back': [401, 403, 403, 200, 404, 200],

  'GET /api/episodes/:id/desk':    [401, 200, 200, 200, 404, 200],
  'GET /api/episodes/:id/source':  [401, 200, 200, 200, 404, 200],
  'GET /api/episodes/:id/findings':  [401, 200, 200, 200, 404, 200],
  'POST /api/episodes/:id/findings/ignore': [401, 403, 200, 200, 404, 200],
  'POST /api/episodes/:id/findings/bring-back': [401, 403, 200, 200, 404, 200],
  'GET /api/episodes/:id/revisions': [401, 200, 200, 200, 404, 200],
  'POST /api/episodes/:id/revisions': [401, 403, 201, 201, 404, 201],
  'GET /api/episodes/:id/revisions/mine': [401, 200, 200, 200, 404, 200],
  'POST /api/episodes/:id/revisions/:number/take-back': [401, 403, 404, 404, 404, 404], // there is no such revision yet
  'GET /api/episodes/:id/history': [401, 200, 200, 200, 404, 200],
  'GET /api/episodes/:id/comparison': [401, 200, 200, 200, 404, 200],
  'GET /api/episodes/:id/events':  [401, 200, 200, 200, 404, 200],
  'POST /api/episodes/:id/presence': [401, 204, 204, 204, 404, 204],
  'GET /api/episodes/:id/notes':   [401, 200, 200, 200, 404, 200],
  'GET /api/episodes/:id/files/:name': [401, 200, 200, 200, 404, 200],

  // until it is accepted, a file for an episode belongs to whoever brought it; here, the publisher. Only editors may bring one
  'POST /api/episodes/:id/imports': [401, 403, 201, 201, 404, 201],
  'GET /api/episodes/:id/imports/:importId': [401, 404, 404, 200, 404, 200],
  'POST /api/episodes/:id/imports/:importId/accept': [401, 404, 404, 201, 404, 201],

  'GET /api/episodes/:id/places':  [401, 200, 200, 200, 404, 200],
  'POST /api/episodes/:id/places/fetch': [401, 403, 202, 202, 404, 202],
  'GET /api/shows/:id/recordings': [401, 200, 200, 200, 404, 200],
  'POST /api/shows/:id/recordings': [401, 403, 202, 202, 404, 202],
  'POST /api/episodes/:id/places/notes': [401, 403, 201, 201, 404, 201],

  'GET /api/episodes/:id/audio':  [401, 200, 200, 200, 404, 200],
  'PUT /api/episodes/:id/audio':  [401, 403, 200, 200, 404, 200],
  'DELETE /api/episodes/:id/audio': [401, 403, 204, 204, 404, 204],
  // an upload belongs to its sender; here, the editor
  'GET /api/episodes/:id/audio/uploads/:uploadId': [401, 403, 200, 404, 404, 404],
  'DELETE /api/episodes/:id/audio/uploads/:uploadId': [401, 403, 204, 404, 404, 404],
  'GET /api/episodes/:id/peaks':  [401, 200, 200, 200, 404, 200],
  'POST /api/episodes/:id/peaks': [401, 403, 202, 202, 404, 202],
  'DELETE /api/episodes/:id/peaks': [401, 403, 200, 200, 404, 200],

  'GET /api/speakers':             [401, 200, 200, 200, 200, 200],
  'GET /api/speakers/:id':         [401, 200, 200, 200, 404, 200],
  'PATCH /api/speakers/:id':       [401, 403, 200, 200, 404, 200],
  'POST /api/speakers/:id/merge':  [401, 403, 200, 200, 404, 200],

  // until it is accepted, an import belongs to whoever brought it; here, the publisher
  'POST /api/imports':             [401, 403, 201, 201, 201, 201],
  'POST /api/imports/file':        [401, 403, 201, 201, 201, 201],
  'GET /api/imports/:id':          [401, 404, 404, 200, 404, 200],
  'DELETE /api/imports/:id':       [401, 404, 404, 204, 404, 204],
  // 422: this import is a page, and only feeds can be repaired
  'POST /api/imports/:id/repair':  [401, 404, 404, 422, 404, 422],
  // 404: this import was not started in the background
  'GET /api/imports/:id/reading':  [401, 404, 404, 404, 404, 404],
  'GET /api/imports/:id/progress': [401, 404, 404, 404, 404, 404],
  'POST /api/imports/:id/accept':  [401, 404, 404, 201, 404, 201],

  'GET /api/shows/:id/feed-items': [401, 200, 200, 200, 404, 200],
  'POST /api/shows/:id/feed-items': [401, 403, 201, 201, 404, 201],

  'GET /api/shows/:id/publication-preview': [401, 200, 200, 200, 404, 200],
  'POST /api/shows/:id/publication-preview': [401, 200, 200, 200, 404, 200],
  'GET /api/shows/:id/publication-preview/notes/:episodeId': [401, 200, 200, 200, 404, 200],
  'GET /api/shows/:id/publication-preview/progress': [401, 200, 200, 200, 404, 200],
  'GET /api/shows/:id/go-live': [401, 200, 200, 200, 404, 200],
  'PUT /api/shows/:id/go-live': [401, 403, 403, 200, 404, 200],
  'POST /api/episodes/:id/handed-back': [401, 403, 200, 200, 404, 200],
  'GET /api/shows/:id/scheduled-publications': [401, 200, 200, 200, 404, 200],
  // 409: the test has no public address to publish under; 404: nothing is scheduled there
  'POST /api/shows/:id/scheduled-publications': [401, 403, 403, 409, 404, 409],
  'DELETE /api/shows/:id/scheduled-publications/:scheduledId': [401, 403, 403, 404, 404, 404],
  // 409: the test has no public address to publish under
  'POST /api/shows/:id/publications': [401, 403, 403, 409, 404, 409],
  'GET /api/publications':         [401, 200, 200, 200, 200, 200],
  'GET /api/publications/:id': [401, 200, 200, 200, 404, 200],
  'GET /api/publications/:id/feed': [401, 200, 200, 200, 404, 200],
  'GET /api/publications/:id/comparison': [401, 200, 200, 200, 404, 200],
  // 409: this publication was made before its content was kept episode by episode
  'POST /api/publications/:id/roll-back-preview': [401, 403, 403, 409, 404, 409],
  'POST /api/publications/:id/roll-back': [401, 403, 403, 409, 404, 409],

  'GET /api/shows/:id/glossary':  [401, 200, 200, 200, 404, 200],
  'POST /api/shows/:id/glossary': [401, 403, 201, 201, 404, 201],
  'POST /api/shows/:id/glossary/import': [401, 403, 200, 200, 404, 200],
  'PATCH /api/shows/:id/glossary/rules/:ruleId': [401, 403, 200, 200, 404, 200],
  'DELETE /api/shows/:id/glossary/rules/:ruleId': [401, 403, 204, 204, 404, 204],
  'GET /api/shows/:id/glossary/runs': [401, 200, 200, 200, 404, 200],
  'POST /api/shows/:id/glossary/runs': [401, 403, 202, 202, 404, 202],
  'GET /api/shows/:id/glossary/runs/:runId': [401, 200, 200, 200, 404, 200],
  'GET /api/shows/:id/glossary/runs/:runId/episodes': [401, 200, 200, 200, 404, 200],
  'POST /api/shows/:id/glossary/runs/:runId/revert': [401, 403, 202, 202, 404, 202],
  'POST /api/shows/:id/glossary/runs/:runId/again': [401, 403, 409, 409, 404, 409], // it was not taken back

  'GET /api/shows/:id/upstream':  [401, 200, 200, 200, 404, 200],
  'PATCH /api/shows/:id/upstream': [401, 403, 403, 200, 404, 200],
  'POST /api/shows/:id/upstream/check': [401, 403, 202, 202, 404, 202],
  'GET /api/shows/:id/upstream/reports': [401, 200, 200, 200, 404, 200],
  'POST /api/shows/:id/upstream/reports/:reportId': [401, 403, 403, 200, 404, 200],
  'POST /api/shows/:id/upstream/conflicts/:conflictId': [401, 403, 200, 200, 404, 200],

  'GET /feeds/:file':              [200, 200, 200, 200, 200, 200],
  'GET /feeds/private/:token/:file': [200, 200, 200, 200, 200, 200],
  'GET /files/:sha256/:name':      [200, 200, 200, 200, 200, 200],
  'OPTIONS /feeds/:file':          [204, 204, 204, 204, 204, 204],
  'OPTIONS /feeds/private/:token/:file': [204, 204, 204, 204, 204, 204],
  'OPTIONS /files/:sha256/:name':  [204, 204, 204, 204, 204, 204],
  'GET /health':                   [200, 200, 200, 200, 200, 200],
  'GET /':                         [200, 200, 200, 200, 200, 200],
  'GET /index.html':               [200, 200, 200, 200, 200, 200],
  'GET /api/openapi.json':         [200, 200, 200, 200, 200, 200],
  'GET /api/docs':                 [200, 200, 200, 200, 200, 200],
};

/** The page for browsing the API: a package's static files, public. */
export const PAGES_OF_THE_API = /^(?:GET|HEAD) \/api\/docs\//;
