/** The tables of a backup, in an order in which their rows can be inserted. */
export const TABLES = [
  'setting', 'user', 'show', 'membership', 'source', 'source_index', 'source_item', 'source_skeleton', 'blob', 'episode', 'speaker', 'credit', 'segment', 'chapter', 'reference', 'removed_record', 'kept_reading',
  'revision', 'finding', 'ignored_finding', 'glossary_rule', 'glossary_run', 'glossary_run_episode', 'retired_path', 'chunk', 'published_feed', 'publication', 'published_view', 'restated_view', 'published_episode', 'published_item', 'hub_ping', 'handed_back', 'scheduled_publication', 'published_file', 'upstream', 'upstream_report', 'upstream_conflict', 'audit',
  'linked_file',
] as const;

/**
 * Sessions, failed logins and running imports mean nothing elsewhere or later. Recordings are copies of files the publisher has, and would
 * make each night's backup as large as all the audio; peaks can be computed again.
 */
export const LEFT_OUT = ['session', 'login_attempt', 'import_run', 'import_reading', 'source_piece', 'audio_file', 'audio_chunk', 'audio_peaks'];

/** Tables that a server fills when it first starts; a restore replaces their rows. */
export const REPLACED = ['setting', 'audit', 'login_attempt'];

/** Columns whose values may be a hundred megabytes long. */
export const LARGE: Record<string, readonly string[]> = { source: ['bytes'], blob: ['bytes', 'gzip', 'brotli'], chunk: ['deflated'], published_feed: ['brotli'] };

/** A show refers to its source and the source to its show, so this column is filled in once both exist. */
export const LATER = { table: 'show', column: 'sourceId' };
