import type { AuditAction, AuditEvent } from '@tidewire/protocol/wire';

const deeds: Partial<Record<AuditAction, string>> = {
  'room.updated': 'changed the room',
  'member.added': 'added {subject}',
  'member.role_changed': 'changed the role of {subject}',
  'member.removed': 'removed {subject}',
  'member.banned': 'banned {subject}',
  'member.unbanned': 'let {subject} back in',
  'member.muted': 'muted {subject}',
  'member.unmuted': 'unmuted {subject}',
  'message.deleted': 'deleted a message of somebody else',
  'report.resolved': 'decided about a report',
  'invite.created': 'made an invite',
  'invite.deleted': 'took an invite back',
};

/** `Ada muted Grace`. Whoever is not in the room any more is somebody. */
export function deedInWords(
  { actorId, action, subject, details }: Pick<AuditEvent, 'actorId' | 'action' | 'subject' | 'details'>,
  names: ReadonlyMap<string, string>,
): string {
  const nameOf = (id: string): string => names.get(id) ?? 'somebody who is not here';
  const deed = (deeds[action] ?? action).replace('{subject}', () => nameOf(subject.replace(/^user:/, '')));
  const role = typeof details.role === 'string' ? ` to ${details.role}` : '';
  const actor = names.get(actorId) ?? 'Somebody who is not here';
  return `${actor} ${deed}${action === 'member.role_changed' ? role : ''}`;
}
