import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** Quality for when somebody is waiting: for the files of a publication, and for feeds at first. */
export const QUICK = 5;
/** Quality for feeds, made later in the background. */
export const BEST = 11;

/** Compresses everything as one stream: unlike deflate, brotli streams cannot be concatenated. */
export const quickBrotli = (bytes: Uint8Array): Promise<Buffer> =>
  promisify<Uint8Array, object, Buffer>(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUICK, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
