import { useTranslate } from 'react-admin';
import type { z } from 'zod';
import type { PublicationPreview } from '#core/model/publication';
import { Remark } from './Remark';

/** Elements that say of the show something else than what is changed, and keep saying it. */
export const ShowLeft = ({ left }: { left: z.infer<typeof PublicationPreview>['showLeft'] }) => {
  const translate = useTranslate();
  return (
    <Remark title={translate('publish.showLeft')}>
      {left.map(({ field, element, why }) => <div key={`${field} ${element}`}>{translate('publish.showLeftLine', { field: translate(`publish.showField.${field}`), element, why })}</div>)}
    </Remark>
  );
};
