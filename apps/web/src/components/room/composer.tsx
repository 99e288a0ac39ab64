'use client';

import { assertNever, limits } from '@tidewire/protocol/wire';
import { Paperclip, SendHorizontal } from 'lucide-react';
import {
  type KeyboardEvent,
  useCallback,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { v7 } from 'uuid';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { useSend } from '#web/realtime/rooms/use-rooms.ts';
import { Tray } from '../attachments/tray.tsx';
import { useDroppedFiles } from '../attachments/use-dropped-files.ts';
import { useTray } from '../attachments/use-tray.ts';
import type { Outcome } from '../commands/commands.ts';
import { parseWritten } from '../commands/parse-command.ts';
import type { Choice } from '../completion/choices.ts';
import { CompletionList } from '../completion/completion-list.tsx';
import { completed, findTrigger, type Trigger } from '../completion/trigger.ts';
import { uncallableIn } from '../completion/uncallable.ts';
import { fieldProps, useCompletion } from '../completion/use-completion.ts';
import { useOffers } from '../completion/use-offers.ts';
import { EmojiButton } from '../emoji/emoji-button.tsx';
import { CallableContext } from '../message/mentions.tsx';
import { isShortcut } from '../shortcuts/shortcuts.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { isSend } from './composer-keys.ts';
import { browserShelf, readDraft, writeDraft } from './drafts.ts';

/** From here on the writer is told how much is left. */
const warnFrom = limits.bodyLength * 0.9;

/** Where words are written. Typing is never blocked: what is sent goes to the outbox first, with or without a connection. */
export function Composer({
  roomId,
  label,
  replyTo,
  onTyping,
  onSent,
  onEditLast,
  onCommand,
}: {
  roomId: string;
  /** What is written here, for the field: “Message Lobby”. */
  label: string;
  /** The first message of the thread that is written in. */
  replyTo?: string;
  onTyping: () => void;
  onSent: () => void;
  /** Asked for from an empty field: the person’s last message is to be changed. */
  onEditLast?: () => void;
  /** `/name argument` was written. */
  onCommand: (name: string, argument: string) => Promise<Outcome>;
}) {
  const { me } = useRealtime();
  const putInOutbox = useSend(roomId, replyTo);
  const draftOf = replyTo === undefined ? roomId : `${roomId}:${replyTo}`;
  const [text, setText] = useState(() => readDraft(browserShelf(), me.id, draftOf));
  const [problem, setProblem] = useState<string>();
  const [caret, setCaret] = useState<number>();
  const callable = useContext(CallableContext);
  const field = useRef<HTMLTextAreaElement>(null);
  const hintId = useId();
  const isTooLong = text.length > limits.bodyLength;
  const tray = useTray(roomId, draftOf);
  const [isPosting, setPosting] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const posting = useRef<string>(undefined);
  const latest = useRef(text);
  latest.current = text;
  const areFilesReady = tray.files.every(({ state }) => state.word === 'ready');
  const hasSomething = text.trim() !== '' || tray.files.length > 0;
  const canSend = hasSomething && !isTooLong && areFilesReady && !isPosting;
  const { add } = tray;
  const addFiles = useRef(add);
  addFiles.current = add;
  const take = useCallback((files: readonly File[]) => {
    if (files.length > 0) setProblem(addFiles.current(files));
    field.current?.focus();
  }, []);
  const isDropping = useDroppedFiles(field, take);

  // Pasted text may be far too long at once: who does not see the count hears of it.
  useEffect(() => {
    if (isTooLong) announce(`This is too long. A message has at most ${limits.bodyLength} characters.`);
  }, [isTooLong]);
  useGrowing(field, text);
  useReady(field);

  const replace = (next: { text: string; caret: number }) => {
    change(next.text);
    setCaret(next.caret);
    // The field has its new words after this turn.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const choose = (trigger: Trigger, { text: chosen }: Choice) => replace(completed(text, trigger, chosen));
  const insert = (words: string) => {
    const { selectionStart: from, selectionEnd: to } = field.current ?? {
      selectionStart: text.length,
      selectionEnd: text.length,
    };
    replace({ text: text.slice(0, from) + words + text.slice(to), caret: from + words.length });
  };
  const completion = useCompletion({
    text,
    caret,
    find: useOffers(findTrigger(text, caret)?.kind),
    onChoose: choose,
  });
  const isWritingName = text.includes('@');
  useEffect(() => {
    if (isWritingName) callable.ask();
  }, [isWritingName, callable.ask]);
  const warning = uncallableIn(text, callable, { caret, isGuest: me.guest });

  const change = (next: string) => {
    setText(next);
    setProblem(undefined);
    writeDraft(browserShelf(), me.id, draftOf, next);
  };

  /** Words with files are not gone from here before the server has them. */
  const post = async () => {
    const attachments = tray.files.flatMap(({ state }) => (state.word === 'ready' ? [state.id] : []));
    const body = text.trim();
    setPosting(true);
    // The same when it is tried again: what was stored and not answered is not stored twice.
    posting.current ??= v7();
    try {
      await api.postMessage(roomId, {
        id: posting.current,
        attachments,
        ...(body !== '' && { body }),
        ...(replyTo !== undefined && { replyTo }),
      });
      posting.current = undefined;
      tray.clear();
      // Unless more was written meanwhile.
      if (latest.current === text) change('');
      onSent();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setPosting(false);
    }
  };

  const send = () => {
    if (!canSend) {
      if (!areFilesReady) setProblem('Not all files are ready yet. Wait for them, or remove what failed.');
      return;
    }
    if (tray.files.length > 0) {
      void post();
      return;
    }
    const written = parseWritten(text);
    if (written.word === 'text') say(written.body);
    else void command(written.name, written.argument);
  };

  const say = (body: string, isTextKept = false) => {
    if (putInOutbox(body) === 'full') {
      setProblem('Too many messages are waiting already. They go out once you are connected.');
      return;
    }
    if (!isTextKept) change('');
    onSent();
  };

  const command = async (name: string, argument: string) => {
    const outcome = await onCommand(name, argument);
    // What was written meanwhile is not the command’s to touch.
    const isAsItWas = field.current?.value === text;
    switch (outcome.word) {
      case 'say':
        say(outcome.body, !isAsItWas);
        return;
      case 'write':
        if (isAsItWas) change(outcome.text);
        setCaret(outcome.text.length);
        return;
      case 'done':
        if (isAsItWas) change('');
        return;
      case 'refused':
        setProblem(outcome.why);
        return;
      default:
        assertNever(outcome);
    }
  };

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, shiftKey, nativeEvent } = event;
    if (completion.press(event)) return;
    if (text === '' && onEditLast !== undefined && isShortcut(nativeEvent, 'editLast')) {
      event.preventDefault();
      onEditLast();
      return;
    }
    if (!isSend({ key, shiftKey, isComposing: nativeEvent.isComposing, keyCode: nativeEvent.keyCode }))
      return;
    event.preventDefault();
    send();
  };

  return (
    <form
      aria-label={replyTo === undefined ? 'Write a message' : 'Write a reply'}
      className="safe-bottom relative shrink-0 px-3 md:px-5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <CompletionList
        completion={completion}
        label="Suggestions"
        onChoose={(choice) => completion.trigger && choose(completion.trigger, choice)}
      />
      {isDropping ? (
        <p className="pointer-events-none absolute inset-x-3 bottom-full mb-2 rounded-xl border border-accent-ink border-dashed bg-raised py-6 text-center text-sm md:inset-x-5">
          Drop files to send them here
        </p>
      ) : null}
      <Tray tray={tray} />
      <div
        className={classNames(
          'flex items-end gap-1 rounded-xl border bg-canvas p-1 has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-offset-[-1px] has-[textarea:focus-visible]:outline-accent-ink',
          isTooLong ? 'border-danger' : 'border-edge/70',
        )}
      >
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Files"
          onChange={({ currentTarget }) => {
            take([...(currentTarget.files ?? [])]);
            // The same file may be chosen again.
            currentTarget.value = '';
          }}
        />
        <Button
          look="ghost"
          size="icon"
          aria-label="Attach files"
          className="rounded-lg max-md:size-11"
          onClick={() => picker.current?.click()}
        >
          <Paperclip aria-hidden="true" />
        </Button>
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={label}
          aria-describedby={hintId}
          aria-invalid={isTooLong || undefined}
          placeholder={label}
          enterKeyHint="send"
          {...fieldProps(completion)}
          onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
            setCaret(selectionStart === selectionEnd ? selectionStart : undefined)
          }
          className="thin-scroll field-sizing-content max-h-[40dvh] min-h-11 min-w-0 flex-1 resize-none bg-transparent px-2.5 py-2.5 text-base leading-6 outline-hidden placeholder:overflow-hidden placeholder:text-ellipsis placeholder:whitespace-nowrap md:min-h-9 md:py-1.5 md:text-body"
          onChange={(event) => {
            change(event.target.value);
            setCaret(event.target.selectionStart);
            if (event.target.value !== '') onTyping();
          }}
          onPaste={(event) => {
            const files = [...event.clipboardData.files];
            if (files.length === 0) return;
            event.preventDefault();
            take(files);
          }}
          onKeyDown={press}
        />
        {/* Under a finger, the keyboard has them. */}
        <EmojiButton field={field} onPick={insert} className="rounded-lg pointer-coarse:hidden" />
        <Button
          type="submit"
          look={canSend ? 'primary' : 'ghost'}
          size="icon"
          aria-label="Send"
          disabled={!canSend}
          className="rounded-lg max-md:size-11"
        >
          <SendHorizontal aria-hidden="true" />
        </Button>
      </div>
      <div id={hintId} className="flex min-h-2 items-center gap-3 px-1 text-2xs text-faint md:h-6">
        {problem === undefined ? null : <span className="text-danger">{problem}</span>}
        {problem !== undefined || warning === undefined ? null : <span className="text-warn">{warning}</span>}
        <span className="ml-auto flex items-center gap-3">
          {text.length >= warnFrom ? (
            <span className={classNames('numeric', isTooLong && 'font-medium text-danger')}>
              {isTooLong
                ? `${(text.length - limits.bodyLength).toLocaleString('en-GB')} characters too long`
                : `${(limits.bodyLength - text.length).toLocaleString('en-GB')} characters left`}
            </span>
          ) : (
            <span className="max-md:hidden">
              <b className="font-medium">Enter</b> to send, <b className="font-medium">Shift+Enter</b> for a
              new line
            </span>
          )}
        </span>
      </div>
    </form>
  );
}

/** Ready to write in as soon as the room is open; where touching it would open a keyboard over the room, the reader decides. */
function useReady(field: React.RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
  }, [field]);
}

/**
 * As tall as its text, up to the limit its style sets. Where the browser does that by itself (`field-sizing`), a key costs nothing more; elsewhere
 * the whole page is laid out twice for each.
 */
function useGrowing(field: React.RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what changes the height
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null || CSS.supports('field-sizing', 'content')) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
}
