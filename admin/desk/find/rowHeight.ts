/** Rows of the list are of one height, so that only those in sight need be there. */
export const ROW = 66;
