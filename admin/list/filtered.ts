/** The filters with one of them set, or removed if its value is empty. */
export const filtered = (filters: Record<string, unknown>, name: string, value: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries({ ...filters, [name]: value.trim() }).filter(([, given]) => given !== ''));
