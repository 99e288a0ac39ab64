/** The host within a page, for where there is no shared worker. It is loaded when it is needed. */
import { Host, type HostOptions } from './host.ts';
import { localPorts, type Port } from './port.ts';

/** Makes a host for this page. Each call of what is returned connects to it. */
export function hostInPage(options: Omit<HostOptions, 'locks'>): () => Port {
  const host = new Host(options);
  return () => {
    const [near, far] = localPorts();
    host.connect(far);
    return near;
  };
}

export type { HostOptions } from './host.ts';
export type { Port } from './port.ts';
