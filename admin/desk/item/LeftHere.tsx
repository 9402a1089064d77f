import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Left } from './itemDrafts';
import { readable, type Field, type Typed } from './itemForm';

interface LeftHereProps {
  id: string;
  left: Left;
  /** What the item said when its form was opened. */
  began: Typed;
}

/** Why a form begins with what nobody typed just now, and what was changed under it meanwhile. */
export const LeftHere = ({ id, left, began }: LeftHereProps) => {
  const translate = useTranslate();
  const says = (field: Field) => {
    const said = readable(field, began[field]);
    return translate(said === '' ? 'desk.item.saysNothing' : 'desk.item.says', { field: translate(`desk.item.field.${field}`), said });
  };
  return (
    <Box id={id}>
      {translate('desk.item.left')}
      {left.changedSince.length > 0 && ` ${translate('desk.item.changedSince', { now: left.changedSince.map(says).join(', ') })}`}
    </Box>
  );
};
