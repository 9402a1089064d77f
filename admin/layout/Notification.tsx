import CloseIcon from '@mui/icons-material/Close';
import { Box, IconButton } from '@mui/material';
import { useEffect, useState } from 'react';
import { useNotificationContext, useTranslate, type NotificationPayload } from 'react-admin';
import { Said } from './Said';

/** Only what went wrong and has no place of its own is said here, and it stays until read. Success needs no words. */
export const Notification = () => {
  const translate = useTranslate();
  const { notifications, takeNotification } = useNotificationContext();
  const [said, setSaid] = useState<NotificationPayload | null>(null);
  useEffect(() => {
    if (!notifications.length) return;
    const next = takeNotification();
    if (next && (next.type === 'error' || next.type === 'warning')) setSaid(next);
  }, [notifications, takeNotification]);
  if (!said) return null;
  const { message, notificationOptions } = said;
  return (
    <Box sx={{ position: 'fixed', left: '50%', bottom: 24, transform: 'translateX(-50%)', zIndex: 1400, width: 'min(560px, calc(100vw - 48px))', borderRadius: '6px', boxShadow: '0 8px 28px rgb(0 0 0 / 18%)', backgroundColor: 'var(--sheet)' }}>
      <Said action={<IconButton aria-label={translate('stet.action.close')} onClick={() => setSaid(null)}><CloseIcon sx={{ fontSize: 18 }} /></IconButton>}>
        {typeof message === 'string' ? translate(message, { _: message, ...notificationOptions?.messageArgs }) : message}
      </Said>
    </Box>
  );
};
