/** Where a recording can be played from: its publisher, through our server, or as uploaded. */
export interface Source {
  from: 'publisher' | 'server' | 'upload';
  url: string;
}

interface Known {
  episodeId: string;
  /** The publisher's address. */
  url: string | null;
  uploadId: string | null;
  /** Whether this page came over TLS: no browser then plays what did not. */
  secure: boolean;
}

const audioOf = (episodeId: string): string => `/api/episodes/${encodeURIComponent(episodeId)}/audio`;

/** What to try, in order: only the uploaded recording, if there is one; else the publisher's, then the same through our server. */
export function sourcesOf({ episodeId, url, uploadId, secure }: Known): Source[] {
  if (uploadId !== null) return [{ from: 'upload', url: `${audioOf(episodeId)}?file=${uploadId}` }];
  if (url === null) return [];
  const server: Source = { from: 'server', url: audioOf(episodeId) };
  const isMixed = secure && /^http:/i.test(url);
  return isMixed ? [server] : [{ from: 'publisher', url }, server];
}
