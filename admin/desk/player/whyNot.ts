import type { ErrorAnswer } from '../../request';

/** Why our server cannot deliver a recording, in its own words; null if it can, and the browser just does not know the format. */
export async function whyNot(url: string): Promise<string | null> {
  const response = await fetch(url, { headers: { Range: 'bytes=0-0' }, credentials: 'same-origin' });
  if (response.ok) {
    await response.body?.cancel();
    return null;
  }
  return ((await response.json()) as ErrorAnswer).message;
}
