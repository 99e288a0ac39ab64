import { hostInPage } from '@tidewire/client/page';
import { hostOptions } from './host-options.ts';

/** The connection of a page that has no shared worker; one, however often it is asked for. */
export const openPageHost = hostInPage(hostOptions());
