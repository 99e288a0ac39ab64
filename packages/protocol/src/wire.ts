/**
 * The part of the protocol that a browser needs in production: every type, and the values that do without zod.
 * `packages/client` imports only this, so that no schema travels to a page that does not validate.
 */
export * from './assert-never.ts';
export * from './attachment-limits.ts';
export * from './bracket.ts';
export * from './channel-names.ts';
export * from './close-codes.ts';
export * from './group-size.ts';
export type * from './index.ts';
export * from './limits.ts';
export * from './lobby.ts';
export * from './mentions.ts';
export * from './merge-patch.ts';
export * from './session-calendar.ts';
export * from './standings.ts';
