import type { KeptKeys } from '#core/model/ownKeys';
import { request } from '../../request';
import type { KeysOfUser } from './keys';

/** The signed-in user's keys on the server. */
export const keysOfUser: KeysOfUser = {
  read: () => request<KeptKeys>('/session/keys'),
  keep: (keys) => request('/session/keys', { method: 'PUT', body: keys }),
};
