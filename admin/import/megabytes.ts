/** A number of bytes as people say it, in millions: 0.4, 7.1, 98. */
export const megabytes = (bytes: number): string => {
  const millions = bytes / 1_000_000;
  return millions.toLocaleString('en', { maximumFractionDigits: millions < 10 ? 1 : 0 });
};
