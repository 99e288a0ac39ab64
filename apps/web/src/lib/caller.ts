import { type Scope, scopes } from '@tidewire/protocol';

export { type Scope, scopes };

export type Credential =
  | { type: 'session'; id: string }
  | { type: 'key'; id: string; scopes: ReadonlySet<string> };

/** Who asks, as the verified credential says: nothing in a request's path or body can change it. */
export type Caller = {
  id: string;
  name: string;
  guest: boolean;
  admin: boolean;
  credential: Credential;
};

export function holdsScope(caller: Caller, scope: Scope): boolean {
  switch (caller.credential.type) {
    case 'session':
      return true;
    case 'key':
      return heldByKey(caller.credential.scopes, scope);
  }
}

/** Who may change a thing may read it: `feeds:publish` holds `feeds:read`. */
function heldByKey(held: ReadonlySet<string>, scope: Scope): boolean {
  const [subject, action] = scope.split(':');
  return held.has(scope) || (action === 'read' && [...held].some((other) => other.startsWith(`${subject}:`)));
}
