import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ParameterObject, Schema } from './api-document.ts';
import { Code, CodeBlock, Json } from './code-block.tsx';
import { Method } from './method-badge.tsx';
import type { Answer, Operation, Refusal, Who } from './reference.ts';
import { curlOf, fetchOf } from './samples.ts';
import { Samples } from './samples-view.tsx';
import { FieldRow, Fields, fieldListStyle, TypeOf } from './schema-view.tsx';
import { TryIt } from './try-it.tsx';
import { tryableOf } from './tryable.ts';
import { codeStyle, partStyle, Words } from './words.tsx';

/** An operation: what is said of it on the left, what it looks like and how to try it on the right. */
export function OperationView({ operation, origin }: { operation: Operation; origin: string }) {
  const { id, method, path, summary, description, who, parameters, body, answers, refusals } = operation;
  const examples = answers.filter(({ example }) => example !== undefined);
  // What makes things may also find them; it is asked for to make them.
  const shown = examples.find(({ status }) => status === '201') ?? examples[0];
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={partStyle}>
      <div className="min-w-0">
        <h2 id={`${id}-title`} className="text-lg font-semibold tracking-tight">
          <a href={`#${id}`} className="underline-offset-4 hover:underline">
            {summary}
          </a>
        </h2>
        <p className="mt-1.5 flex items-baseline gap-2">
          <Method>{method}</Method>
          <code className="min-w-0 font-mono text-[13px] [overflow-wrap:anywhere]">{path}</code>
        </p>
        {description === '' ? null : (
          <p className="mt-3 text-sm leading-6 text-soft">
            <Words>{description}</Words>
          </p>
        )}
        <WhoMay who={who} />
        {places.map(({ place, title }) => (
          <Parameters key={place} title={title} parameters={parameters.filter((one) => one.in === place)} />
        ))}
        {body === undefined ? null : (
          <Part title={body.isRequired ? 'Body' : 'Body, if any'} aside={<BodyType {...body} />}>
            <Fields schema={body.fields} label={`Body of ${id}`} />
          </Part>
        )}
        <Answers answers={answers} of={id} />
        <Refusals refusals={refusals} />
      </div>
      <div className="flex min-w-0 flex-col gap-3 xl:sticky xl:top-20 xl:self-start">
        <Samples
          of={summary}
          samples={{
            curl: <Code>{curlOf(operation, origin)}</Code>,
            fetch: <Code>{fetchOf(operation, origin)}</Code>,
          }}
        />
        <TryIt operation={tryableOf(operation)} />
        {shown === undefined ? null : (
          <CodeBlock title={`Answer · ${shown.status}`}>
            <Json value={shown.example} />
          </CodeBlock>
        )}
      </div>
    </section>
  );
}

const places = [
  { place: 'path', title: 'In the path' },
  { place: 'query', title: 'In the query' },
  { place: 'header', title: 'Header fields' },
] as const;

export function Part({ title, aside, children }: { title: string; aside?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mt-6">
      <h3 className="mb-2 flex items-baseline justify-between gap-3 text-[13px] font-semibold">
        {title}
        {aside === undefined ? null : <span className="text-xs font-normal text-soft">{aside}</span>}
      </h3>
      {children}
    </div>
  );
}

function WhoMay({ who }: { who: Who }) {
  return (
    <p className="mt-3 flex items-baseline gap-2 text-[13px] text-soft">
      <KeyRound aria-hidden="true" className="size-3.5 shrink-0 self-center" />
      <span>{who.kind === 'anyone' ? 'Anyone may ask.' : <SignedIn scopes={who.scopes} />}</span>
    </p>
  );
}

function SignedIn({ scopes }: { scopes: readonly string[] }) {
  return (
    <>
      Whoever is signed in, or an API key
      {scopes.length === 0 ? '' : ' with '}
      {scopes.map((scope) => (
        <code key={scope} className={codeStyle}>
          {scope}
        </code>
      ))}
      .
    </>
  );
}

function Parameters({ title, parameters }: { title: string; parameters: readonly ParameterObject[] }) {
  if (parameters.length === 0) return null;
  return (
    <Part title={title}>
      <ul aria-label={title} className={fieldListStyle}>
        {parameters.map(({ name, required = false, schema, description }) => (
          <FieldRow
            key={name}
            name={name}
            isRequired={required}
            schema={schema}
            {...(description === undefined ? {} : { description })}
          />
        ))}
      </ul>
    </Part>
  );
}

const BodyType = ({ schema, mediaType }: { schema: Schema; mediaType: string }) => (
  <>
    {schema.$ref === undefined ? null : (
      <>
        <TypeOf schema={schema} /> ·{' '}
      </>
    )}
    {mediaType}
  </>
);

function Answers({ answers, of }: { answers: readonly Answer[]; of: string }) {
  return (
    <Part title="Answers">
      <ul aria-label={`Answers of ${of}`} className={fieldListStyle}>
        {answers.map(({ status, description, schema }) => (
          <li key={status} className="flex gap-3 py-2 text-[13px] text-soft">
            <span className="numeric w-8 font-medium text-ink">{status}</span>
            <span className="flex-1">{description}</span>
            <span className="text-xs">
              {schema === undefined ? (
                'no body'
              ) : isList(schema) ? (
                <ListOf schema={schema} />
              ) : (
                <TypeOf schema={schema} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

const isList = ({ properties }: Schema): boolean => properties?.items?.items !== undefined;

function ListOf({ schema }: { schema: Schema }) {
  const item = schema.properties?.items?.items;
  return item === undefined ? null : (
    <>
      page of <TypeOf schema={item} />
    </>
  );
}

function Refusals({ refusals }: { refusals: readonly Refusal[] }) {
  return (
    <Part title="Refusals">
      <ul className="flex flex-wrap gap-1.5">
        {refusals.map(({ status, code, title }) => (
          <li key={code}>
            <a href={`/docs#error-${code}`} title={title} className="ref-chip">
              {status} <code>{code}</code>
            </a>
          </li>
        ))}
      </ul>
    </Part>
  );
}
