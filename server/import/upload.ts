import type { NewImport } from '#core/model/import';

/** Bytes as they came, and from where. */
export interface Upload {
  bytes: Uint8Array<ArrayBuffer>;
  fileName: string | null;
  url: string | null;
  etag: string | null;
  lastModified: string | null;
}

const nowhere = { fileName: null, url: null, etag: null, lastModified: null };

/** What was pasted or dropped, as bytes. */
export function uploadOf(given: Exclude<NewImport, { kind: 'url' }>): Upload {
  return given.kind === 'paste'
    ? { ...nowhere, bytes: Uint8Array.from(Buffer.from(given.content, 'utf8')) }
    : fileUpload(given.fileName, Buffer.from(given.base64, 'base64'));
}

export const fileUpload = (fileName: string, bytes: Buffer): Upload => ({ ...nowhere, fileName, bytes: new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length) });

const SECRET_PARAMETER = /auth|token|key|secret|pass|sig|credential/i;

/** Whether an address opens a door: a user name or password in it, or a parameter named like one. */
export function carriesCredentials(address: string): boolean {
  const url = new URL(address);
  return url.username !== '' || url.password !== '' || [...url.searchParams.keys()].some((name) => SECRET_PARAMETER.test(name));
}
