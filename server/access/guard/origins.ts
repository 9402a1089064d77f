import type { Settings } from '../../platform/settings.ts';

type Addresses = Pick<Settings, 'publicUrl' | 'adminUrl'>;

const hostOf = (origin: string): string => new URL(origin).host;

/** Whether the public and those who work here come to different hosts. */
export const isSplit = ({ publicUrl, adminUrl }: Addresses): boolean =>
  publicUrl !== null && adminUrl !== null && hostOf(publicUrl) !== hostOf(adminUrl);

/** The origin under which people work, as far as the settings say; null: wherever they reach us. */
export const workingOrigin = ({ publicUrl, adminUrl }: Addresses): string | null => adminUrl ?? publicUrl;

/** Whether a page of `origin` is ours. Without settings it is when it has the host that was asked. */
export function isOwnOrigin(origin: string, host: string, settings: Addresses): boolean {
  if (!URL.canParse(origin)) return false;
  const { publicUrl, adminUrl } = settings;
  if (publicUrl === null && adminUrl === null) return isSameHost(hostOf(origin), host);
  if (origin === workingOrigin(settings)) return true;
  return origin === publicUrl && !isSplit(settings);
}

/** Compares a host with the Host header, in which a default port may be spelled out. */
export const isSameHost = (host: string, header: string): boolean =>
  header !== '' && [header, header.replace(/:(80|443)$/, '')].some((spelling) => spelling.toLowerCase() === host);
