import type { NewImport } from '#core/model/import';

/** What was pasted or dropped, as bytes. */
export const bytesOf = (given: Exclude<NewImport, { kind: 'url' }>): Buffer => (given.kind === 'paste' ? Buffer.from(given.content, 'utf8') : Buffer.from(given.base64, 'base64'));

const SECRET_PARAMETER = /auth|token|key|secret|pass|sig|credential/i;

/** Whether an address opens a door: a user name or password in it, or a parameter named like one. */
export function carriesCredentials(address: string): boolean {
  const url = new URL(address);
  return url.username !== '' || url.password !== '' || [...url.searchParams.keys()].some((name) => SECRET_PARAMETER.test(name));
}
