import { Button, type ButtonProps } from '@mui/material';
import { LinkBase } from 'react-admin';

/** A link that looks like a button. */
export const ButtonLink = ({ to, ...props }: ButtonProps & { to: string }) => <Button component={LinkBase} to={to} {...props} />;
