import CloseIcon from '@mui/icons-material/Close';
import { Box, IconButton } from '@mui/material';
import { useEffect } from 'react';
import { useNotificationContext, useTranslate, type NotificationPayload } from 'react-admin';
import { Said } from './Said';

const isProblem = ({ type }: NotificationPayload) => type === 'error' || type === 'warning';

/** Shows only errors that have no place of their own on the page, until they are dismissed. Success needs no message. */
export const Notification = () => {
  const translate = useTranslate();
  const { notifications, takeNotification } = useNotificationContext();
  const [first] = notifications;
  useEffect(() => {
    if (first && !isProblem(first)) takeNotification();
  }, [first, takeNotification]);
  if (!first || !isProblem(first)) return null;
  const { message, notificationOptions } = first;
  return (
    <Box sx={{ position: 'fixed', left: '50%', bottom: 24, transform: 'translateX(-50%)', zIndex: 1400, width: 'min(560px, calc(100vw - 48px))', borderRadius: '6px', boxShadow: '0 8px 28px rgb(0 0 0 / 18%)', backgroundColor: 'var(--sheet)' }}>
      <Said action={<IconButton aria-label={translate('stet.action.close')} onClick={() => takeNotification()}><CloseIcon sx={{ fontSize: 18 }} /></IconButton>}>
        {typeof message === 'string' ? translate(message, { _: message, ...notificationOptions?.messageArgs }) : message}
      </Said>
    </Box>
  );
};
