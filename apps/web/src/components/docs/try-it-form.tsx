'use client';

import { useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import { Button } from '../ui/button.tsx';
import { AnswerView } from './answer-view.tsx';
import { CredentialChoice, useCredential } from './credential-choice.tsx';
import { LabelledInput, LabelledText } from './labelled-input.tsx';
import { Method } from './method-badge.tsx';
import { keyOf, sendTry, type TryAnswer, tryRequestOf } from './try-request.ts';
import type { Tryable, TryField } from './tryable.ts';

type Outcome =
  | { kind: 'none' }
  | { kind: 'asking' }
  | { kind: 'answered'; answer: TryAnswer }
  | { kind: 'failed' };

/** Sends the real thing to this very server, as whoever is signed in or with a key, and shows what comes back. */
export function TryItForm({ operation }: { operation: Tryable }) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => initialValues(operation));
  const [body, setBody] = useState(operation.body?.initial ?? '');
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const credential = useCredential();
  const latest = useRef(0);

  const send = async (): Promise<void> => {
    latest.current += 1;
    const mine = latest.current;
    setOutcome({ kind: 'asking' });
    const next = await sendTry(tryRequestOf(operation, { values, body, credential }), () => performance.now())
      .then((answer): Outcome => ({ kind: 'answered', answer }))
      .catch((): Outcome => ({ kind: 'failed' }));
    if (mine === latest.current) setOutcome(next);
  };
  const change = (field: TryField, value: string): void =>
    setValues((before) => ({ ...before, [keyOf(field)]: value }));

  return (
    <form
      aria-label={`Try: ${operation.summary}`}
      className="flex flex-col gap-4 rounded-lg border border-line bg-raised p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {operation.isOpen ? null : <CredentialChoice />}
      {operation.fields.map((field) => (
        <Field key={keyOf(field)} field={field} value={values[keyOf(field)] ?? ''} onChange={change} />
      ))}
      {operation.body === undefined ? null : (
        <LabelledText
          label={`Body, ${operation.body.mediaType}`}
          value={body}
          rows={Math.min(12, Math.max(3, body.split('\n').length))}
          spellCheck={false}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
      )}
      <div className="flex items-center gap-3">
        <Button type="submit" look="primary" disabled={outcome.kind === 'asking'}>
          Send <Method className="text-on-accent">{operation.method}</Method>
        </Button>
        {operation.method === 'GET' ? null : (
          <p className="text-xs text-soft">This is no sandbox: what you send is done.</p>
        )}
      </div>
      <div role="status">
        {outcome.kind === 'failed' ? (
          <p className="text-sm text-danger">No answer. Check the connection, and send it again.</p>
        ) : null}
        {outcome.kind === 'answered' ? <AnswerView answer={outcome.answer} /> : null}
      </div>
    </form>
  );
}

const initialValues = ({ fields }: Tryable): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [keyOf(field), field.initial]));

function Field({
  field,
  value,
  onChange,
}: {
  field: TryField;
  value: string;
  onChange: (field: TryField, value: string) => void;
}) {
  const input = (
    <LabelledInput
      label={field.isRequired ? field.name : `${field.name} (optional)`}
      value={value}
      placeholder={field.placeholder}
      required={field.isRequired}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(field, event.currentTarget.value)}
    />
  );
  if (field.name !== 'Idempotency-Key') return input;
  return (
    <div className="flex items-end gap-2">
      {input}
      <Button aria-label="New Idempotency-Key" onClick={() => onChange(field, mintId())}>
        New
      </Button>
    </div>
  );
}
