/** Whoever brought something does not want it any more: what is done with it ends, and nothing of it stays. */
export class Forgotten extends Error {}
