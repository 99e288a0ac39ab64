/** Most people in a group, oneself included. */
export const groupSize = 10;
