/** Whether it can be an id here: PostgreSQL refuses a query that is asked with anything else. */
export const isUuid = (id: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id);
