/** The vocabularies of podcast feeds; '' is RSS itself, 'other' everything that is kept but not read. */
export type Vocabulary = '' | Extension | Repeating | 'other';
/** Those whose elements we write. */
export type Extension = 'itunes' | 'podcast' | 'atom' | 'content' | 'psc';
/** Those that only say again what others say. */
type Repeating = 'googleplay' | 'media' | 'xhtml';

/** The URI that we declare for each vocabulary, under the prefix that readers expect. */
export const URIS: Readonly<Record<Extension, string>> = {
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  podcast: 'https://podcastindex.org/namespace/1.0',
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  psc: 'http://podlove.org/simple-chapters',
};

/** Early feeds bound `podcast` to the specification's page on GitHub, on either branch, with and without TLS. */
const podcastPages = ['https', 'http'].flatMap((scheme) =>
  ['main', 'master'].map((branch) => `${scheme}://github.com/Podcastindex-org/podcast-namespace/blob/${branch}/docs/1.0.md`));

/** RSS 2.0 has no namespace. Feeds of its first years put everything into a default one; RSS 1.0, which is RDF, is not among these. */
const rss = ['http://backend.userland.com/rss', 'http://backend.userland.com/rss2', 'http://backend.userland.com/rss2.1', 'http://blogs.law.harvard.edu/tech/rss'];

const repeating: readonly (readonly [string, Repeating])[] = [
  ['http://www.google.com/schemas/play-podcasts/1.0', 'googleplay'],
  ['https://www.google.com/schemas/play-podcasts/1.0', 'googleplay'],
  ['http://www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd', 'googleplay'],
  ['http://search.yahoo.com/mrss/', 'media'],
  ['https://search.yahoo.com/mrss/', 'media'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
];

const vocabularies = new Map<string, Vocabulary>([
  ...['', ...rss].map((uri) => [uri, ''] as const),
  ...Object.entries(URIS).map(([name, uri]) => [uri, name as Extension] as const),
  ...podcastPages.map((uri) => [uri.toLowerCase(), 'podcast'] as const),
  [URIS.podcast.replace('https:', 'http:'), 'podcast'],
  ...repeating,
]);

/** The vocabulary of a namespace URI, whatever prefix the feed binds it to. */
export function vocabularyOf(uri: string): Vocabulary {
  return vocabularies.get(uri) ?? vocabularies.get(uri.toLowerCase()) ?? vocabularies.get(`${uri}/`) ?? 'other';
}

/** The vocabulary of an element: one with a prefix is never RSS itself, whatever the prefix is bound to. */
export function vocabularyOfNamed(name: string, uri: string): Vocabulary {
  const vocabulary = vocabularyOf(uri);
  return vocabulary === '' && name.includes(':') ? 'other' : vocabulary;
}

/** Prefix → URI in scope at an element; '' is the default namespace. */
export type Bindings = ReadonlyMap<string, string>;

/**
 * The prefix that the feed itself binds to a vocabulary, or null if there is none (the default namespace does not count). If there are
 * several, the usual one, which some readers rely on.
 */
export function prefixOf(bindings: Bindings, vocabulary: Extension): string | null {
  if (vocabularyOf(bindings.get(vocabulary) ?? '') === vocabulary) return vocabulary;
  for (const [prefix, uri] of bindings) if (prefix !== '' && vocabularyOf(uri) === vocabulary) return prefix;
  return null;
}
