/** What a backup holds, in the order in which rows can be inserted. */
export const TABLES = [
  'setting', 'user', 'show', 'membership', 'source', 'source_index', 'source_item', 'source_skeleton', 'blob', 'episode', 'speaker', 'credit', 'segment', 'chapter', 'reference', 'removed_record', 'kept_reading',
  'revision', 'finding', 'ignored_finding', 'glossary_rule', 'glossary_run', 'glossary_run_episode', 'retired_path', 'chunk', 'published_feed', 'publication', 'published_view', 'restated_view', 'published_episode', 'published_item', 'hub_ping', 'handed_back', 'scheduled_publication', 'published_file', 'upstream', 'upstream_report', 'upstream_conflict', 'audit',
  'linked_file',
] as const;

/**
 * Signed-in people, wrong passwords and imports under way are of this server and this hour. Recordings are copies of what their
 * publishers have, and would make each night's backup as large as the archive sounds; peaks are made again.
 */
export const LEFT_OUT = ['session', 'login_attempt', 'import_run', 'import_reading', 'source_piece', 'audio_file', 'audio_chunk', 'audio_peaks'];

/** Filled by a server that starts for the first time; a restore replaces it. */
export const REPLACED = ['setting', 'audit', 'login_attempt'];

/** Columns that may hold a hundred megabytes. */
export const LARGE: Record<string, readonly string[]> = { source: ['bytes'], blob: ['bytes', 'gzip', 'brotli'], chunk: ['deflated'], published_feed: ['brotli'] };

/** A show names its source and the source its show: the one is filled in when the other is there. */
export const LATER = { table: 'show', column: 'sourceId' };
