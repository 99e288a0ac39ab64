/**
 * Who a message speaks to by name: the one function that reads it, for the server that keeps it, for the page that marks it and for the
 * field in which it is written. It knows how a mention is written; who is in which room is for its callers to find out.
 */

/** Everybody in the room is spoken to by this. */
export const hereHandle = 'here';

/** Of more people a message speaks to none: it would be a list, not a call. */
export const mostMentions = 30;

/** A place in a text where somebody is spoken to: from `start` up to and without `end`, in UTF-16 code units. */
export type MentionPlace = { readonly start: number; readonly end: number; readonly handle: string };

/** `here` is what everybody is called by; guests may not call everybody. `handles` are in lower case, each once. */
export type Mentions = { readonly handles: readonly string[]; readonly here: boolean };

/** A letter or digit at both ends, so that the full stop of a sentence is not part of a name. What stands before must be no word or address. */
const mention =
  /(?<![\p{L}\p{N}_@/.:+-])@([\p{L}\p{N}](?:[\p{L}\p{N}_.-]{0,58}[\p{L}\p{N}])?)(?![\p{L}\p{N}@])/gu;

const handleForm = /^[\p{L}\p{N}](?:[\p{L}\p{N}_.-]{0,58}[\p{L}\p{N}])?$/u;

/**
 * What a person is called by: their username, or, for guests, who have none, their name with dashes for spaces. `undefined` when that
 * cannot be written as a mention. Two guests of one name are both spoken to.
 */
export function handleOf(person: { username?: string | null | undefined; name: string }): string | undefined {
  const handle = lowered(person.username ?? person.name.trim().replaceAll(' ', '-'));
  return handleForm.test(handle) && handle !== hereHandle ? handle : undefined;
}

/** Every place of a text where somebody is spoken to, in order, whether there is such a person or not. */
export function mentionPlaces(text: string): MentionPlace[] {
  return [...text.matchAll(mention)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    handle: lowered(match[1] ?? ''),
  }));
}

/** Whom a message's text speaks to. What stands in code is quoted and calls nobody. */
export function mentionsIn(body: string, author: { guest: boolean }): Mentions {
  if (!body.includes('@')) return nobody;
  const handles = new Set(mentionPlaces(withoutCode(body)).map(({ handle }) => handle));
  if (handles.size > mostMentions) return nobody;
  const here = handles.delete(hereHandle) && !author.guest;
  return { handles: [...handles], here };
}

const nobody: Mentions = { handles: [], here: false };

/** Whether a message by somebody else calls the person with this handle. */
export function isCalled(mentions: Mentions, handle: string | undefined): boolean {
  return mentions.here || (handle !== undefined && mentions.handles.includes(handle));
}

/** Fenced code, then code within a line; a fence that is not closed reaches to the end. */
const withoutCode = (body: string): string =>
  body
    .replace(/^ {0,3}(```|~~~)[\s\S]*?(?:^ {0,3}\1|$(?![\s\S]))/gm, ' ')
    .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, ' ');

/** As SQLite's `lower` does it: letters of ASCII only, so that the store and the page agree on every name. */
const lowered = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
