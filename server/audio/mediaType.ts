/** Media types by file extension, for hosts that answer "octet-stream" when they know no better. */
const BY_EXTENSION: Record<string, string> = {
  mp3: 'audio/mpeg', m4a: 'audio/mp4', m4b: 'audio/mp4', mp4: 'video/mp4', m4v: 'video/mp4', aac: 'audio/aac', ogg: 'audio/ogg', oga: 'audio/ogg', opus: 'audio/ogg',
  wav: 'audio/wav', flac: 'audio/flac', webm: 'audio/webm', mka: 'audio/x-matroska', aif: 'audio/aiff', aiff: 'audio/aiff',
};
const UNKNOWING = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'application/force-download', 'application/download']);
const CONTAINERS = new Set(['application/ogg', 'application/mp4']);

const essence = (type: string | null): string => (type ?? '').split(';')[0]!.trim().toLowerCase();
/** A playlist is no recording: it lists addresses that would each have to be fetched. */
const isPlaylist = (type: string): boolean => /mpegurl|scpls/.test(type);

export const typeOfName = (name: string): string | null => BY_EXTENSION[/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null;

/** The media type to play something as: the host's if that is audio or video, else the one for its name; null if it is neither. */
export function playedAs(contentType: string | null, ...names: readonly string[]): string | null {
  const type = essence(contentType);
  if (/^(?:audio|video)\/[\w.+-]+$/.test(type)) return isPlaylist(type) ? null : type;
  if (CONTAINERS.has(type)) return type;
  return UNKNOWING.has(type) ? (names.map(typeOfName).find((found) => found !== null) ?? null) : null;
}
