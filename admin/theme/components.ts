import type { RaThemeOptions } from 'react-admin';
import { baseline } from './baseline';
import { type, type Tokens } from './tokens';

const floating = '0 8px 28px rgb(0 0 0 / 18%), 0 1px 3px rgb(0 0 0 / 12%)';

/** How Material's components look here: flat sheets with hairlines, labels above their fields, buttons in sentence case. */
export const components = (tokens: Tokens): RaThemeOptions['components'] => ({
  MuiCssBaseline: { styleOverrides: baseline(tokens) },
  MuiButtonBase: { defaultProps: { disableRipple: true }, styleOverrides: { root: { '&.Mui-focusVisible': { outline: `2px solid ${tokens.accent}`, outlineOffset: 2 } } } },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small', color: 'inherit' },
    styleOverrides: {
      root: { minHeight: 32, padding: '5px 12px', lineHeight: '20px', fontSize: type.ui, fontWeight: type.regular, textTransform: 'none', letterSpacing: 0, borderRadius: 6, transition: 'background-color 100ms' },
      contained: { fontWeight: type.strong, '&.MuiButton-colorPrimary:hover': { backgroundColor: tokens.accent, filter: 'brightness(1.1)' }, '&.Mui-disabled': { backgroundColor: tokens.hover, color: tokens.muted } },
      outlined: { borderColor: tokens.edge, backgroundColor: tokens.sheet, '&:hover': { backgroundColor: tokens.hover }, '&.Mui-disabled': { borderColor: tokens.line, color: tokens.muted } },
      text: { '&:hover': { backgroundColor: tokens.hover } },
    },
  },
  MuiIconButton: { defaultProps: { size: 'small', color: 'inherit' }, styleOverrides: { root: { borderRadius: 6, width: 32, height: 32, color: tokens.muted, '&:hover': { backgroundColor: tokens.hover, color: tokens.ink } } } },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none', backgroundColor: tokens.sheet } } },
  MuiPopover: { styleOverrides: { paper: { border: `1px solid ${tokens.line}`, boxShadow: floating } } },
  MuiMenu: { styleOverrides: { paper: { border: `1px solid ${tokens.line}`, boxShadow: floating, marginTop: 4 }, list: { padding: 4 } } },
  MuiMenuItem: {
    styleOverrides: {
      root: { minHeight: 32, borderRadius: 4, padding: '4px 10px', fontSize: type.ui, lineHeight: '20px', '&:hover, &.Mui-focusVisible': { backgroundColor: tokens.hover }, '&.Mui-selected, &.Mui-selected:hover, &.Mui-selected.Mui-focusVisible': { backgroundColor: tokens.accentSoft, color: tokens.ink } },
    },
  },
  MuiListSubheader: { styleOverrides: { root: { padding: '10px 10px 2px', fontSize: type.ui, lineHeight: '20px', fontWeight: type.regular, color: tokens.muted, backgroundColor: 'transparent' } } },
  MuiDialog: { styleOverrides: { paper: { border: `1px solid ${tokens.line}`, borderRadius: 10, boxShadow: floating } } },
  MuiBackdrop: { styleOverrides: { root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: 'rgb(20 18 15 / 45%)' } } } },
  MuiTooltip: { defaultProps: { enterDelay: 400 }, styleOverrides: { tooltip: { backgroundColor: tokens.ink, color: tokens.paper, fontSize: type.ui, fontWeight: type.regular, borderRadius: 4, padding: '4px 8px' } } },
  MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', fullWidth: true } },
  MuiFormControl: { defaultProps: { size: 'small' } },
  MuiInputLabel: { defaultProps: { shrink: true }, styleOverrides: { root: { position: 'static', transform: 'none', maxWidth: '100%', marginBottom: 4, fontSize: type.ui, lineHeight: '20px', color: tokens.ink, '&.Mui-focused, &.Mui-error': { color: tokens.ink } }, asterisk: { display: 'none' } } },
  MuiOutlinedInput: {
    defaultProps: { notched: false },
    styleOverrides: {
      root: { borderRadius: 6, backgroundColor: tokens.sheet, fontSize: type.ui, lineHeight: '20px', '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: tokens.accent, borderWidth: 2 }, '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: tokens.muted }, '&.Mui-disabled': { backgroundColor: 'transparent' } },
      input: { height: 20, padding: '7px 10px', '&::placeholder': { color: tokens.muted, opacity: 1 } },
      multiline: { padding: '7px 10px', '& textarea': { padding: 0 } },
      notchedOutline: { borderColor: tokens.edge, top: 0, '& legend': { display: 'none' } },
    },
  },
  MuiFormHelperText: { styleOverrides: { root: { margin: '4px 0 0', fontSize: type.ui, lineHeight: '20px', color: tokens.muted, '&.Mui-error': { color: tokens.red } } } },
  MuiFormLabel: { styleOverrides: { root: { '&.Mui-error': { color: tokens.ink } } } },
  MuiFormControlLabel: { styleOverrides: { root: { marginLeft: -6, marginRight: 0 }, label: { fontSize: type.ui, lineHeight: '20px' } } },
  MuiCheckbox: { defaultProps: { size: 'small' }, styleOverrides: { root: { padding: 6, color: tokens.edge, '&.Mui-checked': { color: tokens.accent } } } },
  MuiRadio: { defaultProps: { size: 'small' }, styleOverrides: { root: { padding: 6, color: tokens.edge, '&.Mui-checked': { color: tokens.accent } } } },
  MuiAutocomplete: { styleOverrides: { paper: { border: `1px solid ${tokens.line}`, boxShadow: floating }, option: { fontSize: type.ui } } },
});
