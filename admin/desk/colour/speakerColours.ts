/**
 * Hues of Okabe and Ito's palette, which colour-blind people can tell apart, darkened on paper and lightened on charcoal until each is readable as
 * text (WCAG AA, 4.5:1). The colour is never shown without the name.
 */
export const speakerColours = {
  light: ['#00619a', '#a34700', '#00694d', '#96406f', '#7d5600', '#2f6d87', '#67600a', '#5c5751'],
  dark: ['#7cbcf0', '#ff9a5c', '#4cc9a4', '#eba3cb', '#e8b04a', '#8fd0e8', '#e3da6a', '#c4bbae'],
} as const;

/** The colour of the n-th speaker; after eight they repeat. */
export const speakerColour = (index: number, mode: 'light' | 'dark'): string => speakerColours[mode][index % speakerColours[mode].length]!;
