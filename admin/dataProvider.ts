import type { Desk, Episode } from '#core/model/episode';
import type { Places, Recordings } from '#core/model/linked';
import type { AcceptEpisodeImport, EpisodeImport, EpisodeImportQuery, NewEpisodeImport } from '#core/model/episodeImport';
import type { BringBackFindings, EpisodeFindings, IgnoreFindings, Ignored } from '#core/model/finding';
import type { FeedItem, TakeInItems, TakenIn } from '#core/model/feedItem';
import type { GlossaryImported, GlossaryRule, GlossaryRuleChange, GlossaryRun, GlossaryRunEpisode, NewGlossaryRule, NewGlossaryRun } from '#core/model/glossary';
import type { Comparison, History } from '#core/model/history';
import type { HereNow } from '#core/model/live';
import type { GoLive, GoLiveChange, HandedBackRevision } from '#core/model/goLive';
import type { AcceptedImport, AcceptImport, ImportPreview, ImportProgress, ImportReading, NewImport } from '#core/model/import';
import type { NewPublication, NotesOfChange, PreviewProgress, Publication, PublicationComparison, PublicationDetail, PublicationPreview, Selection } from '#core/model/publication';
import type { Enrichment } from '#core/model/show';
import type { AudioUpload, Peaks } from '#core/model/recording';
import type { LastOfMine, NewRevision, Revision, TakenBackEverywhere } from '#core/model/revision';
import type { RollBack, RollBackPreview } from '#core/model/rollBack';
import type { NewScheduledPublication, ScheduledPublication } from '#core/model/scheduledPublication';
import type { ConflictChoice, ReportAnswer, UpstreamChange, UpstreamReport, UpstreamState, WhichReports } from '#core/model/upstream';
import type { z } from 'zod';
import type { DataProvider, GetListParams, QueryFunctionContext, RaRecord } from 'react-admin';
import { query, request, respond } from './request';

interface Page {
  items: RaRecord[];
  total: number;
}

type Listed = Pick<GetListParams, 'pagination' | 'sort' | 'filter'> & QueryFunctionContext;

const listQuery = ({ pagination, sort, filter }: Listed) =>
  query({ page: pagination?.page, perPage: pagination?.perPage, sort: sort?.field, order: sort?.order.toLowerCase(), ...filter });

const list = async (resource: string, params: Listed) => {
  const { items, total } = await request<Page>(`/${resource}${listQuery(params)}`, { signal: params.signal });
  return { data: items, total };
};

const one = (resource: string, id: string | number) => `/${resource}/${encodeURIComponent(id)}`;

/** What react-admin needs for every resource. Lists answer `{ items, total }`; a change names the version it was made on. */
const records = {
  supportAbortSignal: true,
  getList: list,
  getOne: async (resource, { id, signal }) => ({ data: await request(one(resource, id), { signal }) }),
  getMany: async (resource, { ids, signal }) => ({ data: (await request<Page>(`/${resource}${query({ ids: ids.join(','), perPage: ids.length })}`, { signal })).items }),
  getManyReference: (resource, params) => list(resource, { ...params, filter: { ...params.filter, [params.target]: params.id } }),
  create: async (resource, { data }) => ({ data: await request(`/${resource}`, { method: 'POST', body: data }) }),
  update: async (resource, { id, data, previousData }) => ({ data: await request(one(resource, id), { method: 'PATCH', body: data, ifMatch: previousData?.version }) }),
  delete: async (resource, { id, previousData }) => ({ data: (await request(one(resource, id), { method: 'DELETE' })) ?? previousData }),
  updateMany: async (resource, { ids, data }) => {
    await Promise.all(ids.map((id) => request(one(resource, id), { method: 'PATCH', body: data })));
    return { data: ids };
  },
  deleteMany: async (resource, { ids }) => {
    await Promise.all(ids.map((id) => request(one(resource, id), { method: 'DELETE' })));
    return { data: ids };
  },
} as DataProvider;

/** Corrected show notes, to be pasted where they came from. */
export interface HandedBack {
  html: string;
  text: string;
}

/** Stet's own verbs. */
const verbs = {
  /** Takes an episode out of our feed, or puts it back, with the next publication. */
  takeOut: (episodeId: string) => request<Episode>(`${one('episodes', episodeId)}/take-out`, { method: 'POST' }),
  putBack: (episodeId: string) => request<Episode>(`${one('episodes', episodeId)}/put-back`, { method: 'POST' }),
  desk: (episodeId: string, signal?: AbortSignal) => request<Desk>(`${one('episodes', episodeId)}/desk`, { signal }),
  findings: (episodeId: string, signal?: AbortSignal) => request<EpisodeFindings>(`${one('episodes', episodeId)}/findings`, { signal }),
  /** Ignores findings until what they complain about changes; answers with all ignored ones. */
  ignoreFindings: (episodeId: string, what: IgnoreFindings) => request<Ignored>(`${one('episodes', episodeId)}/findings/ignore`, { method: 'POST', body: what }),
  bringBackFindings: (episodeId: string, what: BringBackFindings) => request<Ignored>(`${one('episodes', episodeId)}/findings/bring-back`, { method: 'POST', body: what }),
  revisions: (episodeId: string, after: number, signal?: AbortSignal) => request<{ items: Revision[]; total: number }>(`${one('episodes', episodeId)}/revisions${query({ after })}`, { signal }),
  /** Appends a revision, which may come back rebased. @throws ConflictError with both values */
  revise: (episodeId: string, revision: NewRevision) => request<Revision[]>(`${one('episodes', episodeId)}/revisions`, { method: 'POST', body: revision, outlivesPage: true }),
  /** The user's newest edit before a revision that can be undone, however old. */
  lastOfMine: (episodeId: string, before: number) => request<LastOfMine>(`${one('episodes', episodeId)}/revisions/mine${query({ before })}`),
  /** Undoes an edit of the show's speakers in all episodes. */
  takeBackEverywhere: (episodeId: string, number: number) => request<TakenBackEverywhere>(`${one('episodes', episodeId)}/revisions/${number}/take-back`, { method: 'POST' }),
  /** Who changed what when, a page at a time, newest first. */
  history: (episodeId: string, asked: { before?: number; authorId?: string | null; segmentId?: string | null; limit?: number; details?: number }, signal?: AbortSignal) =>
    request<History>(`${one('episodes', episodeId)}/history${query(asked)}`, { signal }),
  compareRevisions: (episodeId: string, from: number, to?: number, signal?: AbortSignal) => request<Comparison>(`${one('episodes', episodeId)}/comparison${query({ from, to })}`, { signal }),
  /** A stream of events that ends when the connection does. */
  events: async (episodeId: string, after: number, tab: string, signal: AbortSignal) => (await respond(`${one('episodes', episodeId)}/events${query({ after, tab })}`, { signal, headers: { Accept: 'text/event-stream' } })).body!,
  tellPresence: (episodeId: string, here: HereNow) => request<unknown>(`${one('episodes', episodeId)}/presence`, { method: 'POST', body: here }),
  handBack: (episodeId: string, signal?: AbortSignal) => request<HandedBack>(`${one('episodes', episodeId)}/notes`, { signal }),

  /** The waveform of an episode's recording, or the progress of drawing it. */
  peaks: (episodeId: string, signal?: AbortSignal) => request<Peaks>(`${one('episodes', episodeId)}/peaks`, { signal }),
  drawPeaks: (episodeId: string) => request<Peaks>(`${one('episodes', episodeId)}/peaks`, { method: 'POST' }),
  cancelPeaks: (episodeId: string) => request<Peaks>(`${one('episodes', episodeId)}/peaks`, { method: 'DELETE' }),
  /** How much of the user's upload the server has. */
  audioUpload: (episodeId: string, uploadId: string) => request<AudioUpload>(`${one('episodes', episodeId)}/audio${one('uploads', uploadId)}`),
  giveUpAudioUpload: (episodeId: string, uploadId: string) => request<undefined>(`${one('episodes', episodeId)}/audio${one('uploads', uploadId)}`, { method: 'DELETE' }),
  /** Removes the uploaded recording, so that the publisher's is played again. */
  removeAudio: (episodeId: string) => request<undefined>(`${one('episodes', episodeId)}/audio`, { method: 'DELETE' }),

  mergeSpeaker: (speakerId: string, intoId: string) => request<unknown>(`${one('speakers', speakerId)}/merge`, { method: 'POST', body: { intoId } }),

  importPreview: (what: NewImport, signal?: AbortSignal) => request<ImportPreview>('/imports', { method: 'POST', body: what, signal }),
  /** A file, sent as its bytes. */
  importFile: (file: File, signal?: AbortSignal) => request<ImportPreview>(`/imports/file${query({ name: file.name })}`, { method: 'POST', body: file, signal }),
  /** The same for imports that take longer than a connection should stay open. */
  beginReading: (what: NewImport, signal?: AbortSignal) => request<ImportReading>(`/imports${query({ inBackground: true })}`, { method: 'POST', body: what, signal }),
  beginReadingFile: (file: File, signal?: AbortSignal) => request<ImportReading>(`/imports/file${query({ name: file.name, inBackground: true })}`, { method: 'POST', body: file, signal }),
  importReading: (importId: string, signal?: AbortSignal) => request<ImportReading>(`${one('imports', importId)}/reading`, { signal }),
  importUnderstood: (importId: string, signal?: AbortSignal) => request<ImportPreview>(one('imports', importId), { signal }),
  forgetImport: (importId: string) => request<void>(one('imports', importId), { method: 'DELETE' }),
  repairImport: (importId: string, rules: ImportPreview['repaired'], signal?: AbortSignal) =>
    request<ImportPreview>(`${one('imports', importId)}/repair`, { method: 'POST', body: { rules }, signal }),
  importedNotes: (importId: string, key: string, signal?: AbortSignal) => request<ImportPreview>(`${one('imports', importId)}${query({ notes: key })}`, { signal }),
  acceptImport: (importId: string, into: z.input<typeof AcceptImport>) => request<z.infer<typeof AcceptedImport>>(`${one('imports', importId)}/accept`, { method: 'POST', body: into }),
  /** Starts an import that takes longer than a connection should stay open. */
  beginImport: (importId: string, into: z.input<typeof AcceptImport>) => request<ImportProgress>(`${one('imports', importId)}/accept`, { method: 'POST', body: { ...into, inBackground: true } }),
  importProgress: (importId: string, signal?: AbortSignal) => request<ImportProgress>(`${one('imports', importId)}/progress`, { signal }),
  feedItems: (showId: string, page: number, perPage: number, signal?: AbortSignal) => request<{ items: FeedItem[]; total: number }>(`${one('shows', showId)}/feed-items${query({ page, perPage })}`, { signal }),
  takeInItems: (showId: string, what: TakeInItems) => request<z.infer<typeof TakenIn>>(`${one('shows', showId)}/feed-items`, { method: 'POST', body: what }),

  /** Reads a transcript or chapter file for an episode, and says what it would change. */
  importIntoEpisode: (episodeId: string, what: z.input<typeof NewEpisodeImport>, signal?: AbortSignal) =>
    request<EpisodeImport>(`${one('episodes', episodeId)}/imports`, { method: 'POST', body: what, signal }),
  /** The same file again, compared with the episode as it is now. */
  episodeImport: (episodeId: string, importId: string, asked: Partial<EpisodeImportQuery>, signal?: AbortSignal) =>
    request<EpisodeImport>(`${one('episodes', episodeId)}${one('imports', importId)}${query(asked)}`, { signal }),
  acceptEpisodeImport: (episodeId: string, importId: string, accepted: z.input<typeof AcceptEpisodeImport>) =>
    request<Revision[]>(`${one('episodes', episodeId)}${one('imports', importId)}/accept`, { method: 'POST', body: accepted }),

  /** Where an episode's transcript and chapters can be found. */
  places: (episodeId: string, signal?: AbortSignal) => request<Places>(`${one('episodes', episodeId)}/places`, { signal }),
  recordings: (showId: string, signal?: AbortSignal) => request<Recordings>(`${one('shows', showId)}/recordings`, { signal }),
  askRecordings: (showId: string) => request<Recordings>(`${one('shows', showId)}/recordings`, { method: 'POST', body: {} }),
  fetchPlaces: (episodeId: string, ids?: string[]) => request<Places>(`${one('episodes', episodeId)}/places/fetch`, { method: 'POST', body: { ids } }),
  notesAsFile: (episodeId: string) => request<{ importId: string }>(`${one('episodes', episodeId)}/places/notes`, { method: 'POST' }),

  /** The source of a show's feed: how it is followed, what happened there, what needs a decision. */
  upstream: (showId: string, signal?: AbortSignal) => request<UpstreamState>(`${one('shows', showId)}/upstream`, { signal }),
  changeUpstream: (showId: string, change: UpstreamChange) => request<UpstreamState>(`${one('shows', showId)}/upstream`, { method: 'PATCH', body: change }),
  checkUpstream: (showId: string) => request<UpstreamState>(`${one('shows', showId)}/upstream/check`, { method: 'POST' }),
  upstreamReports: (showId: string, which: WhichReports, page: number, signal?: AbortSignal) => request<{ items: UpstreamReport[]; total: number }>(`${one('shows', showId)}/upstream/reports${query({ which, page })}`, { signal }),
  answerUpstream: (showId: string, reportId: string, answer: Partial<ReportAnswer>) => request<UpstreamState>(`${one('shows', showId)}/upstream${one('reports', reportId)}`, { method: 'POST', body: answer }),
  resolveUpstream: (showId: string, conflictId: string, choice: ConflictChoice) => request<UpstreamState>(`${one('shows', showId)}/upstream${one('conflicts', conflictId)}`, { method: 'POST', body: choice }),

  /** The spellings of a show, and runs that find, apply or undo them. */
  glossary: (showId: string, signal?: AbortSignal) => request<{ items: GlossaryRule[]; total: number }>(`${one('shows', showId)}/glossary`, { signal }),
  addRule: (showId: string, rule: NewGlossaryRule) => request<GlossaryRule>(`${one('shows', showId)}/glossary`, { method: 'POST', body: rule }),
  changeRule: (showId: string, { id, version }: GlossaryRule, change: GlossaryRuleChange) => request<GlossaryRule>(`${one('shows', showId)}/glossary${one('rules', id)}`, { method: 'PATCH', body: change, ifMatch: version }),
  removeRule: (showId: string, ruleId: string) => request<undefined>(`${one('shows', showId)}/glossary${one('rules', ruleId)}`, { method: 'DELETE' }),
  importRules: (showId: string, rules: NewGlossaryRule[]) => request<GlossaryImported>(`${one('shows', showId)}/glossary/import`, { method: 'POST', body: { rules } }),
  glossaryRuns: (showId: string, signal?: AbortSignal) => request<{ items: GlossaryRun[]; total: number }>(`${one('shows', showId)}/glossary/runs`, { signal }),
  glossaryRun: (showId: string, runId: string, signal?: AbortSignal) => request<GlossaryRun>(`${one('shows', showId)}/glossary${one('runs', runId)}`, { signal }),
  startGlossaryRun: (showId: string, run: NewGlossaryRun) => request<GlossaryRun>(`${one('shows', showId)}/glossary/runs`, { method: 'POST', body: run }),
  glossaryRunEpisodes: (showId: string, runId: string, page: number, perPage: number, signal?: AbortSignal) => request<{ items: GlossaryRunEpisode[]; total: number }>(`${one('shows', showId)}/glossary${one('runs', runId)}/episodes${query({ page, perPage })}`, { signal }),
  revertGlossaryRun: (showId: string, runId: string) => request<GlossaryRun>(`${one('shows', showId)}/glossary${one('runs', runId)}/revert`, { method: 'POST' }),
  doGlossaryRunAgain: (showId: string, runId: string) => request<GlossaryRun>(`${one('shows', showId)}/glossary${one('runs', runId)}/again`, { method: 'POST' }),

  publicationPreview: (showId: string, selection: z.infer<typeof Selection>, signal?: AbortSignal) =>
    request<z.infer<typeof PublicationPreview>>(`${one('shows', showId)}/publication-preview`, { method: 'POST', body: selection, signal }),
  previewProgress: (showId: string, signal?: AbortSignal) => request<PreviewProgress>(`${one('shows', showId)}/publication-preview/progress`, { signal }),
  notesOfChange: (showId: string, episodeId: string, enrichments: readonly Enrichment[], signal?: AbortSignal) =>
    request<NotesOfChange>(`${one('shows', showId)}/publication-preview/notes/${episodeId}?enrichments=${enrichments.join(',')}`, { signal }),
  publish: (showId: string, publication: z.infer<typeof NewPublication>) => request<z.infer<typeof Publication>>(`${one('shows', showId)}/publications`, { method: 'POST', body: publication }),
  publication: (id: string, signal?: AbortSignal) => request<PublicationDetail>(one('publications', id), { signal }),
  comparePublication: (id: string, signal?: AbortSignal) => request<z.infer<typeof PublicationComparison>>(`${one('publications', id)}/comparison`, { signal }),
  rollBackPreview: (id: string, choices: z.infer<typeof RollBack>['choices'], signal?: AbortSignal) =>
    request<RollBackPreview>(`${one('publications', id)}/roll-back-preview`, { method: 'POST', body: { choices }, signal }),
  rollBack: (id: string, wish: z.infer<typeof RollBack>) => request<z.infer<typeof Publication>>(`${one('publications', id)}/roll-back`, { method: 'POST', body: wish }),

  scheduled: (showId: string, signal?: AbortSignal) => request<{ items: ScheduledPublication[]; total: number }>(`${one('shows', showId)}/scheduled-publications`, { signal }),
  schedule: (showId: string, publication: z.infer<typeof NewScheduledPublication>) => request<ScheduledPublication>(`${one('shows', showId)}/scheduled-publications`, { method: 'POST', body: publication }),
  unschedule: (showId: string, id: string) => request<unknown>(`${one('shows', showId)}${one('scheduled-publications', id)}`, { method: 'DELETE' }),

  goLive: (showId: string, signal?: AbortSignal) => request<GoLive>(`${one('shows', showId)}/go-live`, { signal }),
  changeGoLive: (showId: string, change: z.infer<typeof GoLiveChange>) => request<GoLive>(`${one('shows', showId)}/go-live`, { method: 'PUT', body: change }),
  markHandedBack: (episodeId: string, revision: number) => request<z.infer<typeof HandedBackRevision>>(`${one('episodes', episodeId)}/handed-back`, { method: 'POST', body: { revision } }),
};

/** The feed of a publication, as it was served. */
export const publicationFeedUrl = (id: string) => `/api${one('publications', id)}/feed`;

/** The address of a draft of one of an episode's files. */
export const draftFileUrl = (episodeId: string, name: string) =>
  `/api${one('episodes', episodeId)}/files/${name}`;

export type StetDataProvider = DataProvider & typeof verbs;
export const dataProvider: StetDataProvider = Object.assign(records, verbs);
