import { ResetPassword } from '../access/user/resetPassword.ts';
import { print, say } from './output.ts';
import { withServices } from './services.ts';

/** `stet reset-password EMAIL`: generates a new password and prints it once. All sessions of the account end. */
export async function resetPassword(email: string): Promise<void> {
  const password = await withServices((get) => get(ResetPassword).reset(email));
  say(`${email} can now sign in with this password:`);
  await print(`${password}\n`);
}
