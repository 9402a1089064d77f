import { useTranslate } from 'react-admin';
import { ButtonLink } from './ButtonLink';
import { Empty } from './Empty';

export const NotFound = () => {
  const translate = useTranslate();
  return <Empty title={translate('stet.error.notFound')} body={translate('stet.error.notFoundBody')} action={<ButtonLink to="/shows" variant="outlined">{translate('stet.sections.shows')}</ButtonLink>} />;
};
