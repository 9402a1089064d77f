/** A sentence that passes on what a recogniser says, on one line and not at endless length. */
export const told = (sentence: string, reason: string): string => `${sentence}: ${reason.slice(0, 200).replace(/\s+/g, ' ').replace(/[.\s]+$/u, '')}.`;
