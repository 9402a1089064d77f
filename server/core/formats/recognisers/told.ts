/** A sentence that passes on a recogniser's message, on one line and of limited length. */
export const told = (sentence: string, reason: string): string => `${sentence}: ${reason.slice(0, 200).replace(/\s+/g, ' ').replace(/[.\s]+$/u, '')}.`;
