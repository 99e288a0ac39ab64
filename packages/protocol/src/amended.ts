import type { LogEventData } from './events.ts';

/** Whether it may change how earlier events are given out. */
export const isAmending = ({ kind }: LogEventData): boolean =>
  kind === 'message.edited' || kind === 'message.deleted';

/**
 * An earlier event of a log as it is given out once `later` was committed: a message that was edited comes with its words of now, one that
 * was deleted without any. So whoever reads the log late ends where those are who heard it all, and deleted words are nowhere. The same
 * object when `later` does not concern it. The database and every memory of a log use this one rule.
 */
export function amended(earlier: LogEventData, later: LogEventData): LogEventData {
  switch (later.kind) {
    case 'message.edited': {
      if (earlier.kind !== 'message.created' || earlier.messageId !== later.messageId) return earlier;
      return earlier.deletedAt === undefined
        ? { ...earlier, body: later.body, editedAt: later.editedAt }
        : earlier;
    }
    case 'message.deleted': {
      if (!('messageId' in earlier) || earlier.messageId !== later.messageId) return earlier;
      if (earlier.kind === 'message.edited') return { ...earlier, body: '' };
      if (earlier.kind !== 'message.created') return earlier;
      const { editedAt: _, attachments: __, ...created } = earlier;
      return { ...created, body: '', deletedAt: later.deletedAt };
    }
    default:
      return earlier;
  }
}
