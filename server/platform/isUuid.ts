/** Whether a text can be an id: a query with anything else is an error in PostgreSQL. */
export const isUuid = (id: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id);
