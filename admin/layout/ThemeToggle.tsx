import DarkIcon from '@mui/icons-material/DarkModeOutlined';
import LightIcon from '@mui/icons-material/LightModeOutlined';
import { IconButton, Tooltip, useTheme as useMuiTheme } from '@mui/material';
import { useTheme, useTranslate } from 'react-admin';

export const ThemeToggle = () => {
  const translate = useTranslate();
  const isDark = useMuiTheme().palette.mode === 'dark';
  const [, setTheme] = useTheme();
  const label = translate(isDark ? 'stet.theme.toLight' : 'stet.theme.toDark');
  return (
    <Tooltip title={label}>
      <IconButton aria-label={label} onClick={() => setTheme(isDark ? 'light' : 'dark')}>
        {isDark ? <LightIcon sx={{ fontSize: 18 }} /> : <DarkIcon sx={{ fontSize: 18 }} />}
      </IconButton>
    </Tooltip>
  );
};
