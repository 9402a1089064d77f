/** The words of the desk. */
export const deskEnglish = { desk: {} };
