import { ConflictException } from '@nestjs/common';

/** For whoever wants what was understood before that is known. */
export const notYetRead = () => new ConflictException({ code: 'not-read', message: 'This is still being read: GET /api/imports/:id/reading tells how far it has got.' });
