import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** While somebody waits for their publication. */
export const QUICK = 5;
/** When nobody does. */
export const BEST = 11;

/** A feed longer than this goes out as gzip first: what it took to compress would be time in which the world has the old one. */
export const QUICK_UP_TO = 2_000_000;

/** One stream of the whole: unlike deflate, brotli cannot be put together of stretches. */
export const brotliOf = (bytes: Buffer, quality: number): Promise<Buffer> =>
  promisify<Buffer, object, Buffer>(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
