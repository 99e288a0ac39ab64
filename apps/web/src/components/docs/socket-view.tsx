import type { ReactNode } from 'react';
import { CodeBlock, Json } from './code-block.tsx';
import { Method } from './method-badge.tsx';
import { Part } from './operation-view.tsx';
import type { Socket, SocketMessage } from './reference.ts';
import { Fields } from './schema-view.tsx';
import { partStyle, Words } from './words.tsx';

const sdk = `import { createClient, fetchTicket } from '@tidewire/client';
import { roomChannel } from '@tidewire/protocol/wire';

const client = createClient({
  userId,
  name: 'my-page/1.0',
  getTicket: (signal) => fetchTicket('/v1/tickets', { signal }),
});
client.start();

client.log(roomChannel(roomId), {
  onReset: ({ events }) => show(events),
  onEvents: (events) => show(events),
});`;

/** What is said on the socket, by either side. */
export function SocketView({ socket }: { socket: Socket }): ReactNode {
  return (
    <>
      <section id="socket" aria-labelledby="socket-title" className={partStyle}>
        <div className="min-w-0">
          <h2 id="socket-title" className="text-lg font-semibold tracking-tight">
            The connection
          </h2>
          {[...socket.about, socket.channels].map((paragraph) => (
            <p key={paragraph} className="mt-3 text-sm leading-6 text-soft">
              <Words>{paragraph}</Words>
            </p>
          ))}
          <Part title="Close codes">
            <ul aria-label="Close codes" className="divide-y divide-line border-y border-line">
              {socket.closeCodes.map(({ code, name, client }) => (
                <li key={code} className="flex gap-3 py-2 text-[13px] text-soft">
                  <span className="numeric w-10 font-medium text-ink">{code}</span>
                  <span className="min-w-0 flex-1 font-mono text-xs leading-5">{name}</span>
                  <span>{client}</span>
                </li>
              ))}
            </ul>
          </Part>
        </div>
        <div className="flex min-w-0 flex-col gap-3 xl:sticky xl:top-20 xl:self-start">
          <CodeBlock title="With the SDK">{sdk}</CodeBlock>
        </div>
      </section>
      {socket.fromClient.map((message) => (
        <MessageView key={message.id} message={message} from="SEND" said="Said by the client." />
      ))}
      {socket.fromServer.map((message) => (
        <MessageView key={message.id} message={message} from="HEAR" said="Said by the server." />
      ))}
    </>
  );
}

function MessageView({
  message: { id, name, summary, schema, example },
  from,
  said,
}: {
  message: SocketMessage;
  from: string;
  said: string;
}) {
  return (
    <section id={`socket-${id}`} aria-labelledby={`socket-${id}-title`} className={partStyle}>
      <div className="min-w-0">
        <h2
          id={`socket-${id}-title`}
          className="flex items-baseline gap-2 text-lg font-semibold tracking-tight"
        >
          <a href={`#socket-${id}`} className="underline-offset-4 hover:underline">
            {name}
          </a>
          <Method>{from}</Method>
        </h2>
        <p className="mt-2 mb-4 text-sm text-soft">
          <Words>{summary === undefined ? said : `${said} ${summary}`}</Words>
        </p>
        <Fields schema={schema} label={`Fields of ${name}`} />
      </div>
      <div className="min-w-0">
        {example === undefined ? null : (
          <CodeBlock title="Example">
            <Json value={example} />
          </CodeBlock>
        )}
      </div>
    </section>
  );
}
