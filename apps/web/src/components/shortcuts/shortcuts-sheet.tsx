'use client';

import { Fragment } from 'react';
import { classNames } from '../ui/class-names.ts';
import { Dialog, type OpenProps } from '../ui/dialog.tsx';
import { isMac, keysInWords, keysOf } from './key-names.ts';
import {
  type Combo,
  isSingleKey,
  type Section,
  type Shortcut,
  shortcutNames,
  shortcuts,
} from './shortcuts.ts';
import { setSingleKeys, useSingleKeys } from './single-keys.ts';

const sections: readonly Section[] = ['Anywhere', 'Between rooms', 'In a room', 'Messages'];

/** What the keys do, and a switch for those that a slip of the hand could press (WCAG 2.2, 2.1.4). */
export function ShortcutsSheet({ open, onOpenChange }: OpenProps) {
  const isOn = useSingleKeys();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      {sections.map((section) => (
        <section key={section} className="mb-4">
          <h3 className="mb-1 text-2xs font-medium text-faint">{section}</h3>
          <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6">
            {shortcutNames
              .filter((name) => shortcuts[name].section === section)
              .map((name) => (
                <Row key={name} {...shortcuts[name]} areSinglesOn={isOn} />
              ))}
          </dl>
        </section>
      ))}
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        onClick={() => setSingleKeys(!isOn)}
        className="flex min-h-11 w-full items-center gap-3 border-t border-line pt-2 text-left text-[13px]"
      >
        <span className="flex-1">Shortcuts of a single key</span>
        <span
          aria-hidden="true"
          className={classNames(
            'flex h-5 w-9 items-center rounded-full border px-0.5 transition-colors',
            isOn ? 'justify-end border-accent bg-accent' : 'justify-start border-edge bg-side',
          )}
        >
          <span className={classNames('size-3.5 rounded-full', isOn ? 'bg-on-accent' : 'bg-edge')} />
        </span>
      </button>
      <p className="text-xs text-faint">
        Switch them off if you speak to your computer or often press a key by accident. Shortcuts with Ctrl or
        Alt stay.
      </p>
    </Dialog>
  );
}

function Row({ words, combos, areSinglesOn }: Shortcut & { areSinglesOn: boolean }) {
  const isOff = !areSinglesOn && combos.some(isSingleKey);
  return (
    <>
      <dt className="py-1 text-[13px]">
        {words}
        {isOff ? <span className="text-faint"> (switched off)</span> : null}
      </dt>
      <dd className="py-1 text-right whitespace-nowrap">
        {combos.map((combo, at) => (
          <Fragment key={combo.key}>
            {at === 0 ? null : <span className="text-xs text-faint"> or </span>}
            <Keys combo={combo} />
          </Fragment>
        ))}
      </dd>
    </>
  );
}

function Keys({ combo }: { combo: Combo }) {
  const mac = isMac();
  return (
    <>
      <span aria-hidden="true" className="inline-flex gap-1">
        {keysOf(combo, mac).map((key) => (
          <kbd
            key={key}
            className="inline-flex h-5 min-w-5 items-center justify-center rounded-xs border border-line bg-side px-1 font-sans text-2xs text-soft"
          >
            {key}
          </kbd>
        ))}
      </span>
      <span className="sr-only">{keysInWords(combo, mac)}</span>
    </>
  );
}
