import { useTranslate } from 'react-admin';
import type { EpisodeChange } from '#core/model/publication';
import { Remark } from './Remark';

/** Passages that other places for the notes do not have, and that stay there as they are. */
export const Left = ({ left }: Pick<EpisodeChange, 'left'>) => {
  const translate = useTranslate();
  return (
    <Remark title={translate('publish.left')}>
      {left.map(({ element, passages, why }) => <div key={`${element} ${why}`}>{translate('publish.leftLine', { smart_count: passages, element, why })}</div>)}
    </Remark>
  );
};
