/** Why a feed cannot be read, and where: 1-based line and UTF-16 column of the text. */
export interface FeedProblem {
  line: number;
  column: number;
  message: string;
}
