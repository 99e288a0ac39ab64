import { describe, expect, test } from 'vitest';
import { insidePlace, messageAddress } from './message-address.ts';

const origin = 'https://chat.example';
const roomId = '01990000-0000-7000-8000-000000000001';
const messageId = '01990000-0000-7000-8000-000000000002';
const place = (text: string) => insidePlace(new URL(text), origin);

describe('the address of a message', () => {
  test('leads back to the message', () => {
    const path = `/rooms/${roomId}?message=${messageId}`;
    expect(place(messageAddress(origin, roomId, messageId))).toEqual({ path, roomId, messageId });
  });

  test('may be that of a room alone', () => {
    expect(place(`${origin}/rooms/${roomId}`)).toMatchObject({ roomId, messageId: undefined });
  });

  test('is of this installation, and of a room', () => {
    expect(place(`https://elsewhere.example/rooms/${roomId}`)).toBeUndefined();
    expect(place(`http://chat.example/rooms/${roomId}`)).toBeUndefined();
    expect(place(`https://ada:secret@chat.example/rooms/${roomId}`)).toBeUndefined();
    expect(place(`${origin}/rooms/directory`)).toBeUndefined();
    expect(place(`${origin}/v1/rooms/${roomId}`)).toBeUndefined();
    expect(place('mailto:ada@chat.example')).toBeUndefined();
  });
});
