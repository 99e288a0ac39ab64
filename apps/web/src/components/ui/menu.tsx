import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ComponentProps, ReactElement, ReactNode, RefObject } from 'react';
import { classNames } from './class-names.ts';

const itemStyle =
  'flex cursor-default items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm pointer-coarse:min-h-11 outline-hidden select-none data-disabled:text-faint data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:text-soft';

const popupStyle =
  'min-w-52 origin-(--transform-origin) rounded-lg border border-line bg-raised p-1 outline-hidden transition-[opacity,scale] duration-100 data-ending-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0';

export type MenuProps = {
  /** The button that opens it. */
  trigger: ReactElement;
  side?: 'top' | 'bottom' | 'right' | 'left';
  align?: 'start' | 'center' | 'end';
  /** The landmark it opens in; otherwise the page's main part. */
  container?: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/** A list of things to do, opened from a button; arrow keys and first letters move in it. */
export function Menu({ trigger, side = 'bottom', align = 'end', container, children }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal container={container ?? mainPart}>
        <BaseMenu.Positioner className="z-50 outline-hidden" side={side} align={align} sideOffset={6}>
          <BaseMenu.Popup className={popupStyle}>{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

/**
 * A menu that many buttons share: it stands at the one that asked for it, in the dialog or the part of the page that holds it, and gives the
 * focus back to it. `onClosed` comes after that.
 */
export function AnchoredMenu({
  anchor,
  open,
  onClose,
  onClosed,
  side = 'bottom',
  align = 'end',
  children,
}: Pick<MenuProps, 'side' | 'align' | 'children'> & {
  anchor: HTMLElement;
  open: boolean;
  onClose: () => void;
  onClosed?: () => void;
}) {
  return (
    <BaseMenu.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      onOpenChangeComplete={(next) => {
        if (!next) onClosed?.();
      }}
    >
      <BaseMenu.Portal
        container={anchor.closest<HTMLElement>('[role=dialog], main') ?? anchor.closest<HTMLElement>('nav')}
      >
        <BaseMenu.Positioner
          anchor={anchor}
          className="z-50 outline-hidden"
          side={side}
          align={align}
          sideOffset={6}
        >
          <BaseMenu.Popup finalFocus={() => anchor} className={popupStyle}>
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

/** Everything on a page belongs to a landmark, also what is open for a moment. */
const mainPart: RefObject<HTMLElement | null> = {
  get current() {
    return document.getElementById('main');
  },
};

export function MenuItem({ className, ...props }: ComponentProps<typeof BaseMenu.Item>) {
  return <BaseMenu.Item {...props} className={classNames(itemStyle, className as string | undefined)} />;
}

export function MenuLink(props: ComponentProps<typeof BaseMenu.LinkItem>) {
  return <BaseMenu.LinkItem {...props} className={itemStyle} closeOnClick />;
}

export function MenuSeparator() {
  return <BaseMenu.Separator className="mx-1 my-1 h-px bg-line" />;
}

export function MenuChoice<Value extends string>({
  label,
  value,
  onChange,
  options,
  closes = false,
}: {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string; icon: ReactNode }[];
  /** The menu is for this alone, and shuts when it is chosen. */
  closes?: boolean;
}) {
  return (
    <BaseMenu.Group>
      <BaseMenu.GroupLabel className="px-2.5 pt-1.5 pb-1 text-2xs font-medium text-faint">
        {label}
      </BaseMenu.GroupLabel>
      <BaseMenu.RadioGroup value={value} onValueChange={onChange}>
        {options.map((option) => (
          <BaseMenu.RadioItem
            key={option.value}
            value={option.value}
            closeOnClick={closes}
            className={itemStyle}
          >
            {option.icon}
            <span className="flex-1">{option.label}</span>
            <BaseMenu.RadioItemIndicator className="size-1.5 rounded-full bg-accent" />
          </BaseMenu.RadioItem>
        ))}
      </BaseMenu.RadioGroup>
    </BaseMenu.Group>
  );
}
