/** Where a recording can be played from: its publisher, through our server, or as it was put here. */
export interface Source {
  from: 'publisher' | 'server' | 'upload';
  url: string;
}

interface Known {
  episodeId: string;
  /** The publisher's address. */
  url: string | null;
  uploadId: string | null;
  /** Whether this page came by TLS: then no browser plays what did not. */
  secure: boolean;
}

const audioOf = (episodeId: string): string => `/api/episodes/${encodeURIComponent(episodeId)}/audio`;

/** What to try, in order: what was put here alone; else the publisher's, and the same through our server where that cannot be played. */
export function sourcesOf({ episodeId, url, uploadId, secure }: Known): Source[] {
  if (uploadId !== null) return [{ from: 'upload', url: `${audioOf(episodeId)}?file=${uploadId}` }];
  if (url === null) return [];
  const server: Source = { from: 'server', url: audioOf(episodeId) };
  const isMixed = secure && /^http:/i.test(url);
  return isMixed ? [server] : [{ from: 'publisher', url }, server];
}
