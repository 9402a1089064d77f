import { ConflictException } from '@nestjs/common';

/** The error for an import that is still being read. */
export const notYetRead = () => new ConflictException({ code: 'not-read', message: 'This is still being read: GET /api/imports/:id/reading tells how far it has got.' });
