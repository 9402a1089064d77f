import type { ErrorAnswer } from '../../request';

/** Why our server cannot give a recording, in its own words; null where it can, and the browser does not know such sound. */
export async function whyNot(url: string): Promise<string | null> {
  const response = await fetch(url, { headers: { Range: 'bytes=0-0' }, credentials: 'same-origin' });
  if (response.ok) {
    await response.body?.cancel();
    return null;
  }
  return ((await response.json()) as ErrorAnswer).message;
}
