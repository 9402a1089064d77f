/** Thrown when the user has discarded an import: work on it ends, and nothing of it is kept. */
export class Forgotten extends Error {}
