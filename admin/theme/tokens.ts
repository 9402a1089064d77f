/** The colours of a galley proof: paper, ink, one accent, and a red pencil. Every text colour passes AA on paper, sheet and hover. */
export interface Tokens {
  /** The desk under everything. */
  paper: string;
  /** A sheet lying on it: fields, tables, menus and dialogs. */
  sheet: string;
  hover: string;
  ink: string;
  muted: string;
  /** Hairlines. */
  line: string;
  /** The edge of something that can be typed into or pressed: 3:1 against the sheet. */
  edge: string;
  accent: string;
  onAccent: string;
  accentSoft: string;
  /** The pencil: corrections and errors. */
  red: string;
  redSoft: string;
}

export const light: Tokens = {
  paper: '#f6f3ed',
  sheet: '#fdfcf9',
  hover: '#efebe2',
  ink: '#23201b',
  muted: '#655e53',
  line: '#e1dacd',
  edge: '#8f8779',
  accent: '#1f4b99',
  onAccent: '#ffffff',
  accentSoft: '#e4eaf5',
  red: '#b3261e',
  redSoft: '#f8e6e1',
};

export const dark: Tokens = {
  paper: '#1c1a17',
  sheet: '#242220',
  hover: '#2e2b28',
  ink: '#ebe5da',
  muted: '#aaa093',
  line: '#3a3631',
  edge: '#857c70',
  accent: '#9dbcf2',
  onAccent: '#14203a',
  accentSoft: '#2a3348',
  red: '#f59385',
  redSoft: '#40292a',
};

export const fonts = {
  ui: "'Inter Variable', system-ui, sans-serif",
  reading: "'Source Serif 4 Variable', Georgia, serif",
  mono: "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
};

/** Three sizes and two weights for everything. */
export const type = { ui: '13px', reading: '17px', title: '22px', regular: 400, strong: 600 } as const;

/** The tokens as CSS custom properties (`--paper`, `--accent-soft`, …). */
export const customProperties = (tokens: Tokens): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value])),
  '--font-ui': fonts.ui,
  '--font-reading': fonts.reading,
  '--font-mono': fonts.mono,
});
