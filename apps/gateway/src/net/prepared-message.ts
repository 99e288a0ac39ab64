import { PreparedMessage } from '@tidewire/websocket';

/** A text that goes to many connections: its frames are made once for each way of sending it, and it knows what it weighs. */
export class PreparedText extends PreparedMessage {
  /** UTF-8 bytes; what is written is a few bytes of frame more, or compressed and less. */
  readonly byteLength: number;

  constructor(text: string) {
    super(text);
    this.byteLength = Buffer.byteLength(text);
  }
}
