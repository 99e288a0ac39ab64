/** The part of a `MessagePort` that is used. Messages arrive in order, and never before the sender's turn has ended. */
export type Port = {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  /** Chromium and Firefox tell when the other side is gone; where it is missing, Web Locks do. */
  addEventListener?(type: 'close', listener: () => void): void;
  close(): void;
};

/** Two ends within one page. Nothing is cloned: what is posted is never changed afterwards. */
export function localPorts(): [Port, Port] {
  const near = new LocalPort();
  const far = new LocalPort();
  near.other = far;
  far.other = near;
  return [near, far];
}

class LocalPort implements Port {
  onmessage: ((event: MessageEvent) => void) | null = null;
  other: LocalPort | undefined;

  postMessage(message: unknown): void {
    const { other } = this;
    queueMicrotask(() => other?.onmessage?.({ data: message } as MessageEvent));
  }

  close(): void {
    this.onmessage = null;
    this.other = undefined;
  }
}
