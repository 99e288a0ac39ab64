const feed = '(?=.{1,64}$)(stock|fund|index|fx|crypto|match)\\.[^\\W_][\\w-]*$';
const uuidV7 = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';

/**
 * Names that a channel can have, as the protocol's `parseChannel` reads them (a test holds the two equal). One name that is none would
 * have the server refuse a whole hello, and every other channel with it.
 */
export const logName = new RegExp(`^(room:${uuidV7}|(user|stream):[\\w-]{1,64}$|timeline:${feed})`);
export const stateName = new RegExp(`^feed:${feed}`);
