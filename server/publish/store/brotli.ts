import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** While somebody waits: of the files of a publication, and at first of feeds. */
export const QUICK = 5;
/** When nobody does: of feeds. */
export const BEST = 11;

/** One stream of the whole: unlike deflate, brotli cannot be put together of stretches. */
export const quickBrotli = (bytes: Uint8Array): Promise<Buffer> =>
  promisify<Uint8Array, object, Buffer>(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUICK, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
