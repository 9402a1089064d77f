import { hash, verify, type Options } from '@node-rs/argon2';
import { randomToken } from '../platform/secrets.ts';

/** argon2id as OWASP recommends it: 19 MiB, two passes, one lane. */
const OPTIONS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

let decoy: Promise<string> | undefined;

/** Whether the password is the one behind the hash. Without a hash it is not, and finding that out takes as long. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const against = passwordHash ?? (await (decoy ??= hashPassword(randomToken())));
  return (await verify(against, password)) && passwordHash !== null;
}
