import { useTranslate } from 'react-admin';
import { ButtonLink } from './ButtonLink';
import { Empty } from './Empty';

const RULES = ['private-address', 'retired'] as const;

interface DeniedProps {
  /** The server's reason, if it is something other than a missing role. */
  code?: string | null;
}

/** Shown instead of something the user may not have: why, and who can help. */
export const Denied = ({ code }: DeniedProps) => {
  const translate = useTranslate();
  const why = RULES.find((rule) => rule === code) ?? 'denied';
  return <Empty title={translate(`stet.refused.${why}.title`)} body={translate(`stet.refused.${why}.body`)} action={<ButtonLink to="/shows" variant="outlined">{translate('stet.sections.shows')}</ButtonLink>} />;
};
