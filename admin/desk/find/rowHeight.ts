/** All rows of the list have this height, so that only those in view need to be rendered. */
export const ROW = 66;
