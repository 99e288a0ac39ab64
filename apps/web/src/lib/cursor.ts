/**
 * Cursors: where a list goes on, signed and bound. A caller can neither read meaning into one nor make one, and one that was given for
 * another list, another filter or another person opens nothing.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';

/** What a cursor is good for. `list` is the path with every filter that shapes the list. */
export type CursorBinding = { list: string; callerId: string };

export type Cursors = {
  encode(binding: CursorBinding, position: unknown): string;
  /** The position, or `undefined` when the cursor was not given by us for this very binding. */
  decode<T extends z.ZodType>(binding: CursorBinding, cursor: string, position: T): z.infer<T> | undefined;
};

const macBytes = 16;

export function createCursors(secret: string): Cursors {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'tidewire cursor', 32));

  const sign = (binding: CursorBinding, payload: string): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify([binding.list, binding.callerId, payload]))
      .digest()
      .subarray(0, macBytes);

  return {
    encode(binding, position) {
      const payload = JSON.stringify(position);
      return Buffer.concat([sign(binding, payload), Buffer.from(payload)]).toString('base64url');
    },
    decode(binding, cursor, position) {
      const bytes = Buffer.from(cursor, 'base64url');
      if (bytes.length <= macBytes) return undefined;
      const payload = bytes.subarray(macBytes).toString();
      if (!timingSafeEqual(bytes.subarray(0, macBytes), sign(binding, payload))) return undefined;
      // An older release may have signed another shape.
      const parsed = position.safeParse(JSON.parse(payload));
      return parsed.success ? parsed.data : undefined;
    },
  };
}
