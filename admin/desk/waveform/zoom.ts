/** How many seconds the width of the desk shows: a minute, until somebody zooms. */
export const SECONDS = [10, 20, 30, 60, 120, 300] as const;
export const FIRST_SECONDS = 60;

export const closer = (seconds: number): number => SECONDS.findLast((each) => each < seconds) ?? seconds;
export const wider = (seconds: number): number => SECONDS.find((each) => each > seconds) ?? seconds;
