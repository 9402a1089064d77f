import { useLogin, useTranslate } from 'react-admin';
import { PageTitle } from '../layout/PageTitle';
import { SignInForm } from './SignInForm';
import { Threshold } from './Threshold';

/** Where people without a session arrive; afterwards the page they came for opens. */
export const SignInPage = () => {
  const translate = useTranslate();
  const login = useLogin();
  return (
    <Threshold title={translate('stet.signIn.title')} lead={translate('stet.tagline')} foot={translate('stet.signIn.forgotten')}>
      <PageTitle title={translate('stet.signIn.title')} />
      <SignInForm onSubmit={(email, password) => login({ email, password })} />
    </Threshold>
  );
};
