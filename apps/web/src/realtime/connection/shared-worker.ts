/** The script of the shared worker: one connection for all tabs of a person. It has no page, so nothing here may need one. */
import { serveTabs } from '@tidewire/client/worker';
import { hostOptions } from './host-options.ts';

serveTabs(hostOptions());
