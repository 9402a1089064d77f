/** The file name at the end of an address; null if there is none. */
export const nameIn = (url: string): string | null => (URL.canParse(url) ? decoded(new URL(url).pathname.split('/').at(-1) ?? '').slice(0, 200) || null : null);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone "%" is part of its name
  }
};
