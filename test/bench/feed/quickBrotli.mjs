/**
 * Loaded before a server that is measured: what it compresses best when nobody waits, for minutes of long feeds, it compresses quickly.
 * That is no part of publishing, and would be measured with whatever comes after it.
 */
import { syncBuiltinESMExports } from 'node:module';
import zlib from 'node:zlib';

const { BROTLI_PARAM_QUALITY: QUALITY } = zlib.constants;
const brotliCompress = zlib.brotliCompress;
zlib.brotliCompress = (bytes, { params, ...options }, done) => brotliCompress(bytes, { ...options, params: { ...params, [QUALITY]: params[QUALITY] > 5 ? 1 : params[QUALITY] } }, done);
syncBuiltinESMExports();
