/** A gateway under this preload has a fault: it keeps something of every connection. */
import { subscribe } from 'node:diagnostics_channel';
import './memory-probe.ts';

const kept: unknown[] = [];
subscribe('net.server.socket', (message) => kept.push(message, Buffer.alloc(64 * 1_024)));
