import { customProperties, fonts, type, type Tokens } from './tokens';

/** A small triangle pointing down, drawn without an image, since images may not be loaded from elsewhere. */
const arrow = (colour: string) => `conic-gradient(from -58deg at 50% 100%, ${colour} 116deg, transparent 0)`;

/** The basis of every page: the tokens, two typefaces, tabular figures, visible focus, and no motion for those who do not want any. */
export const baseline = (tokens: Tokens) => ({
  ':root': customProperties(tokens),
  'html, body, #root': { height: '100%' },
  body: {
    backgroundColor: tokens.paper,
    color: tokens.ink,
    fontFamily: fonts.ui,
    fontSize: type.ui,
    lineHeight: '20px',
    letterSpacing: '-0.003em',
    WebkitFontSmoothing: 'antialiased',
  },
  /* Only where figures stand below each other or count up: Inter's tabular hyphen is as wide as a digit, too wide for words. */
  'dd, time, output, progress, [data-number], [role="status"], .at, .clock, .count, .time': { fontVariantNumeric: 'tabular-nums' },
  a: { color: tokens.accent, textUnderlineOffset: '3px', textDecorationThickness: '1px' },
  'h1, h2, h3': { fontWeight: type.strong, margin: 0 },
  h1: { fontSize: type.title, lineHeight: '28px', letterSpacing: '-0.012em' },
  'h2, h3': { fontSize: type.ui, lineHeight: '20px' },
  p: { margin: 0 },
  'code, pre': { fontFamily: fonts.mono, fontSize: type.ui },
  /* Native selects with the same arrow as ours. */
  "select:not([class*='Mui'])": {
    appearance: 'none', boxSizing: 'border-box', minWidth: 0, height: 28, padding: '0 24px 0 8px', font: 'inherit', color: tokens.ink, border: `1px solid ${tokens.line}`, borderRadius: 6, textOverflow: 'ellipsis',
    background: `${arrow(tokens.muted)} no-repeat right 9px center / 8px 5px, ${tokens.sheet}`,
  },
  "select:not([class*='Mui']):hover": { borderColor: tokens.edge },
  "select:not([class*='Mui']):disabled": { color: tokens.muted },
  option: { color: tokens.ink, backgroundColor: tokens.sheet },
  ':focus-visible': { outline: `2px solid ${tokens.accent}`, outlineOffset: '2px' },
  '::selection': { backgroundColor: tokens.accentSoft, color: tokens.ink },
  '.visually-hidden': { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
  /* As a proof-reader marks them: struck out, and written in with the red pencil. */
  'del.mark': { color: tokens.muted, textDecoration: `line-through ${tokens.red} 1.5px` },
  'ins.mark': { color: tokens.red, textDecoration: 'underline 1.5px', textUnderlineOffset: '3px' },
  'del.mark + ins.mark': { marginInlineStart: 3 },
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': { animationDuration: '0s !important', transitionDuration: '0s !important', scrollBehavior: 'auto !important' },
  },
});
