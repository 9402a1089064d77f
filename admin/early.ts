const asked = new Map<string, Promise<unknown>>();

/** Asks the server before there is a page: its answer comes while the code does. */
export function askEarly(path: string): void {
  const answer = fetch(`/api${path}`, { headers: { Accept: 'application/json' } }).then((response) => (response.ok ? response.json() : null));
  asked.set(path, answer.catch(() => null));
}

/** What was asked for early serves once. Null where it was not, or was refused: whoever wants it asks again then, and says why. */
export async function answeredEarly<Answer>(path: string): Promise<Answer | null> {
  const answer = asked.get(path) as Promise<Answer> | undefined;
  asked.delete(path);
  return answer ?? null;
}
