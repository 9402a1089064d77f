/** Bands in the margin of the source: one hue for each kind (Okabe–Ito), muted for what is only kept. The word is beside it. */
export const partColour: Record<string, string> = {
  title: '#0072b2',
  introduction: '#56b4e9',
  references: '#009e73',
  chapters: '#e69f00',
  transcript: '#cc79a7',
  boilerplate: 'var(--line)',
  other: 'var(--line)',
};
