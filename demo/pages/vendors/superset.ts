import { embedDashboard } from '@superset-ui/embedded-sdk';
import { say } from '../config';
import { newVendorToken, readSite } from '../site';

/** Superset's real SDK on the host's side: it opens a channel and pushes a guest token through it. */
const mountPoint = document.querySelector<HTMLElement>('#frames') ?? document.body;

void embedDashboard({
  id: 'a-dashboard',
  supersetDomain: readSite().agent,
  mountPoint,
  fetchGuestToken: newVendorToken,
}).then(() => {
  say('embedded');
});
