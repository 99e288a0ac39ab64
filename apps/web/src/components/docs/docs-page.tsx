import Link from 'next/link';
import type { ReactNode } from 'react';
import { Mark } from '../shell/mark.tsx';
import { buttonStyle } from '../ui/button.tsx';
import { contentsOf } from './contents.ts';
import { DocsNav } from './docs-nav.tsx';
import { OperationView } from './operation-view.tsx';
import type { Reference, Shape } from './reference.ts';
import { Fields, TypeOf } from './schema-view.tsx';
import { SignInLink } from './sign-in-link.tsx';
import { SocketView } from './socket-view.tsx';
import { Words } from './words.tsx';

/** The frame of the reference: what there is, beside the page that is read. Drawn by the server, but for what has to move. */
export function DocsFrame({
  reference,
  name,
  children,
}: {
  reference: Reference;
  /** Of who is signed in. */
  name: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className="min-h-dvh bg-canvas">
      <TopBar name={name} />
      <div className="mx-auto flex max-w-[90rem]">
        <DocsNav groups={contentsOf(reference)} />
        <main className="min-w-0 flex-1 px-4 pb-24 md:px-8 lg:px-10">{children}</main>
      </div>
    </div>
  );
}

/** One resource, the socket, or the shapes; nothing when there is no such part. */
export function DocsPart({
  reference,
  part,
  origin,
}: {
  reference: Reference;
  part: string;
  origin: string;
}) {
  if (part === 'socket') {
    return (
      <Chapter title="socket" description="What moves comes over one WebSocket.">
        <SocketView socket={reference.socket} />
      </Chapter>
    );
  }
  if (part === 'shapes') {
    return (
      <Chapter title="shapes" description="What bodies and messages are made of.">
        {reference.shapes.map((shape) => (
          <ShapeView key={shape.name} shape={shape} />
        ))}
      </Chapter>
    );
  }
  const resource = reference.resources.find(({ name }) => name === part);
  if (resource === undefined) return null;
  return (
    <Chapter title={resource.name} description={resource.description}>
      {resource.operations.map((operation) => (
        <OperationView key={operation.id} operation={operation} origin={origin} />
      ))}
    </Chapter>
  );
}

/** The pages of the reference besides its first. */
export const partsOf = ({ resources }: Reference): string[] => [
  ...resources.map(({ name }) => name),
  'socket',
  'shapes',
];

function TopBar({ name }: { name: string | undefined }) {
  return (
    <header className="sticky top-0 z-10 flex h-14 items-center gap-4 border-b border-line bg-canvas px-4 max-lg:pr-14">
      <Link href="/" className="flex items-center gap-2.5 text-sm font-semibold tracking-tight">
        <Mark className="size-7" />
        Tidewire <span className="font-normal text-soft">API</span>
      </Link>
      <span className="flex-1" />
      <a href="/v1/openapi.json" className="hidden text-[13px] text-soft hover:text-ink sm:inline">
        OpenAPI
      </a>
      <a href="/v1/asyncapi.json" className="hidden text-[13px] text-soft hover:text-ink sm:inline">
        AsyncAPI
      </a>
      {name === undefined ? (
        <SignInLink />
      ) : (
        <Link href="/rooms" className={buttonStyle({ size: 'small' })}>
          To the rooms
        </Link>
      )}
    </header>
  );
}

export function Introduction({ reference }: { reference: Reference }) {
  const { title, summary, version, about, credentials, errors } = reference;
  return (
    <>
      <section id="about" aria-labelledby="title" className="max-w-2xl scroll-mt-14 py-10">
        <h1 id="title" className="text-[1.75rem] leading-tight font-semibold tracking-tight">
          {title}
        </h1>
        <p className="numeric mt-1 text-xs text-soft">Version {version}</p>
        <p className="mt-4 text-base leading-7">{summary}</p>
        {about.map((paragraph) => (
          <p key={paragraph} className="mt-3 text-sm leading-6 text-soft">
            <Words>{paragraph}</Words>
          </p>
        ))}
      </section>
      <section
        id="credentials"
        aria-labelledby="credentials-title"
        className="max-w-2xl scroll-mt-14 border-t border-line py-10"
      >
        <h2 id="credentials-title" className="text-xl font-semibold tracking-tight">
          Who asks
        </h2>
        <dl className="mt-2">
          {credentials.map(({ name, description }) => (
            <div key={name} className="mt-3">
              <dt className="text-sm font-medium first-letter:uppercase">{name}</dt>
              <dd className="mt-0.5 text-sm leading-6 text-soft">
                <Words>{description}</Words>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section
        id="errors"
        aria-labelledby="errors-title"
        className="max-w-2xl scroll-mt-14 border-t border-line py-10"
      >
        <h2 id="errors-title" className="text-xl font-semibold tracking-tight">
          Refusals
        </h2>
        <p className="mt-3 mb-3 text-sm leading-6 text-soft">
          Each is a{' '}
          <a href="/docs/shapes#shape-Problem" className="text-accent-ink underline underline-offset-2">
            Problem
          </a>{' '}
          with one of these codes, and says in words what to change.
        </p>
        <ul aria-label="Codes" className="divide-y divide-line border-y border-line">
          {errors.map(({ status, code, title: words }) => (
            <li
              key={code}
              id={`error-${code}`}
              className="flex scroll-mt-16 flex-wrap gap-x-3 py-2 text-[13px] target:bg-tint"
            >
              <span className="numeric w-8 font-medium">{status}</span>
              <span className="w-52 font-mono text-xs leading-5 text-soft">{code}</span>
              <span className="text-soft">{words}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Chapter({
  title,
  description,
  children,
}: {
  title: string;
  description: string;
  children: ReactNode;
}) {
  return (
    <>
      <h1 className="pt-10 text-[1.75rem] leading-tight font-semibold tracking-tight first-letter:uppercase">
        {title}
      </h1>
      <p className="mt-1 mb-8 text-sm text-soft">{description}</p>
      {children}
    </>
  );
}

function ShapeView({ shape: { name, schema } }: { shape: Shape }) {
  return (
    <section
      id={`shape-${name}`}
      aria-labelledby={`shape-${name}-title`}
      className="max-w-2xl scroll-mt-14 border-t border-line py-6"
    >
      <h2 id={`shape-${name}-title`} className="text-base font-semibold">
        <a href={`#shape-${name}`} className="underline-offset-4 hover:underline">
          {name}
        </a>
      </h2>
      {schema.properties === undefined ? (
        <p className="mt-1 text-xs text-soft">
          <TypeOf schema={schema} />
        </p>
      ) : null}
      {schema.description === undefined ? null : (
        <p className="mt-1 mb-2 text-[13px] leading-5 text-soft">
          <Words>{schema.description}</Words>
        </p>
      )}
      <Fields schema={schema} label={`Fields of ${name}`} />
    </section>
  );
}
