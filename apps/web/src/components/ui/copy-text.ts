import { toast } from './toast.ts';

/** Copies, and says so; where the browser does not allow it, says that. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(done);
  } catch {
    toast.error('The browser did not allow copying.');
  }
}
