import { ResetPassword } from '../access/user/resetPassword.ts';
import { print, say } from './output.ts';
import { withServices } from './services.ts';

/** `stet reset-password EMAIL`: a new password, made up here and printed once. Every session of the account ends. */
export async function resetPassword(email: string): Promise<void> {
  const password = await withServices((get) => get(ResetPassword).reset(email));
  say(`${email} can now sign in with this password:`);
  await print(`${password}\n`);
}
