import type { RaThemeOptions } from 'react-admin';
import { components } from './theme/components';
import { dark, fonts, light, type, type Tokens } from './theme/tokens';

const body = { fontFamily: fonts.ui, fontSize: type.ui, lineHeight: '20px', letterSpacing: 0, fontWeight: type.regular };
const heading = { ...body, fontWeight: type.strong };

const theme = (mode: 'light' | 'dark', tokens: Tokens): RaThemeOptions => ({
  palette: {
    mode,
    primary: { main: tokens.accent, contrastText: tokens.onAccent },
    secondary: { main: tokens.accent, contrastText: tokens.onAccent },
    error: { main: tokens.red },
    text: { primary: tokens.ink, secondary: tokens.muted, disabled: tokens.muted },
    background: { default: tokens.paper, paper: tokens.sheet },
    divider: tokens.line,
  },
  shape: { borderRadius: 6 },
  transitions: { duration: { shortest: 80, shorter: 100, short: 120, standard: 140, complex: 150, enteringScreen: 120, leavingScreen: 80 } },
  typography: {
    fontFamily: fonts.ui,
    fontSize: 13,
    htmlFontSize: 16,
    fontWeightRegular: type.regular,
    fontWeightMedium: type.strong,
    fontWeightBold: type.strong,
    body1: body,
    body2: body,
    caption: body,
    button: { ...body, textTransform: 'none' },
    h6: heading,
    subtitle1: heading,
    subtitle2: heading,
  },
  components: components(tokens),
});

/** Paper and ink by day, warm charcoal at night. The tokens are also CSS custom properties (`var(--paper)`). */
export const lightTheme = theme('light', light);
export const darkTheme = theme('dark', dark);
