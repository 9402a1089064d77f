import type { NewImport } from '#core/model/import';

/** The bytes of what was pasted or uploaded. */
export const bytesOf = (given: Exclude<NewImport, { kind: 'url' }>): Buffer => (given.kind === 'paste' ? Buffer.from(given.content, 'utf8') : Buffer.from(given.base64, 'base64'));

const SECRET_PARAMETER = /auth|token|key|secret|pass|sig|credential/i;

/** Whether an address contains credentials: a user name, a password, or a query parameter named like a secret. */
export function carriesCredentials(address: string): boolean {
  const url = new URL(address);
  return url.username !== '' || url.password !== '' || [...url.searchParams.keys()].some((name) => SECRET_PARAMETER.test(name));
}
