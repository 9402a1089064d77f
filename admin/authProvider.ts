import type { SessionView } from '#core/model/access';
import type { AuthProvider } from 'react-admin';
import { answeredEarly } from './early';
import { request, RequestError } from './request';
import { setPageOwner } from './session/session';

let session: Promise<SessionView> | null = null;

const whoIsHere = async () => (await answeredEarly<SessionView>('/session')) ?? request<SessionView>('/session', { onUnauthorized: 'throw' });

/** Who is signed in. Asked once, and again after signing in or out. */
export const currentSession = (): Promise<SessionView> => {
  session ??= whoIsHere().then((view) => {
    setPageOwner(view.user.id);
    return view;
  });
  session.catch(() => (session = null));
  return session;
};

export async function signIn(email: string, password: string): Promise<void> {
  await request('/session', { method: 'POST', body: { email, password }, onUnauthorized: 'throw' });
  forget();
}

function forget(): void {
  session = null;
  void answeredEarly('/session'); // the early answer may be another person's session
  setPageOwner(null);
}

/** The session is a cookie that only the server can read. */
export const authProvider: AuthProvider = {
  login: ({ email, password }: { email: string; password: string }) => signIn(email, password),
  logout: async () => {
    forget();
    try {
      await request('/session', { method: 'DELETE', onUnauthorized: 'throw' });
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
    }
  },
  checkAuth: async () => {
    await currentSession();
  },
  /** Never called with a 401, because the request waits for a sign-in. */
  checkError: async () => {},
  getIdentity: async () => {
    const { user } = await currentSession();
    return { id: user.id, fullName: user.name, email: user.email, admin: user.admin };
  },
  getPermissions: async () => ((await currentSession()).user.admin ? ['admin'] : []),
  canAccess: async ({ resource }) => resource !== 'users' || (await currentSession()).user.admin,
};
