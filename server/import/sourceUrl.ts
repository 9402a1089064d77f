/** What the address of a source is sealed for. */
export const SOURCE_URL = 'source.url';
