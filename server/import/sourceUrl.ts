/** The purpose under which a source's address is sealed (`Secrets`). */
export const SOURCE_URL = 'source.url';
