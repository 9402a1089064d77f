import { useLocation } from 'react-admin';
import { Denied } from './Denied';

/** Where the server sends a browser that followed a link to something it does not get. */
export const Refused = () => <Denied code={new URLSearchParams(useLocation().search).get('code')} />;
