import { useTranslate } from 'react-admin';

/** The title of the browser's tab. */
export const PageTitle = ({ title }: { title: string }) => {
  const translate = useTranslate();
  return <title>{`${title} · ${translate('stet.name')}`}</title>;
};
