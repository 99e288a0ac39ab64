import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Button } from './button.tsx';

const backdrop =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0';
const popup =
  'fixed top-[8dvh] left-1/2 z-50 flex max-h-[84dvh] w-[28rem] max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-xl border border-line bg-raised transition-[opacity,scale] duration-120 data-ending-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0';

/** Whether it is there is its owner's to know. */
export type OpenProps = { open: boolean; onOpenChange: (open: boolean) => void };

export type DialogProps = OpenProps & {
  title: string;
  description?: string;
  children: ReactNode;
};

/** A window over the page. Focus goes in, stays in, and comes back to where it was. */
export function Dialog({ open, onOpenChange, title, description, children }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  // To the first field, where there is one: that is what the dialog was opened for.
  const firstField = () =>
    body.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea') ?? true;
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={backdrop} />
        <BaseDialog.Popup className={popup} initialFocus={firstField}>
          <header className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="flex-1">
              <BaseDialog.Title className="text-base font-semibold">{title}</BaseDialog.Title>
              {description === undefined ? null : (
                <BaseDialog.Description className="mt-0.5 text-[13px] text-soft">
                  {description}
                </BaseDialog.Description>
              )}
            </div>
            <BaseDialog.Close
              render={<Button look="ghost" size="icon-small" aria-label="Close" className="-mr-1.5" />}
            >
              <X aria-hidden="true" />
            </BaseDialog.Close>
          </header>
          <div ref={body} className="thin-scroll -mt-1 min-h-0 overflow-y-auto px-5 pt-1 pb-5">
            {children}
          </div>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

export type ConfirmationProps = OpenProps & {
  title: string;
  description: string;
  /** What the button does, as a verb: “Leave room”. */
  action: string;
  onConfirm: () => void;
  pending?: boolean;
};

/** Asks before something that cannot be taken back. */
export function Confirmation(props: ConfirmationProps) {
  return (
    <AlertDialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={backdrop} />
        <AlertDialog.Popup className={`${popup} p-5`}>
          <AlertDialog.Title className="text-base font-semibold">{props.title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-1.5 text-sm text-soft">
            {props.description}
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Close render={<Button />}>Cancel</AlertDialog.Close>
            <Button look="danger" onClick={props.onConfirm} disabled={props.pending ?? false}>
              {props.action}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
