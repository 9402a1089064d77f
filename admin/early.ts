const asked = new Map<string, Promise<unknown>>();

/** Asks the server before there is a page, so that the answer loads together with the code. */
export function askEarly(path: string): void {
  const answer = fetch(`/api${path}`, { headers: { Accept: 'application/json' } }).then((response) => (response.ok ? response.json() : null));
  asked.set(path, answer.catch(() => null));
}

/** An early answer, usable once. Null if the path was not asked for early or failed: the caller then asks again and reports why. */
export async function answeredEarly<Answer>(path: string): Promise<Answer | null> {
  const answer = asked.get(path) as Promise<Answer> | undefined;
  asked.delete(path);
  return answer ?? null;
}
