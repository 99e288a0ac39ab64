/** The public room that newcomers find themselves in. The seed makes it, and it stays when nobody is left in it. */
export const lobbyRoomId = '01900000-0000-7000-8000-000000000001';
