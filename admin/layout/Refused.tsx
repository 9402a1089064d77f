import { useLocation } from 'react-admin';
import { Denied } from './Denied';

/** Where the server sends a browser that followed a link to something the user may not have. */
export const Refused = () => <Denied code={new URLSearchParams(useLocation().search).get('code')} />;
