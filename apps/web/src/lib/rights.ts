/**
 * Who may do what in a room: the one table. It knows roles and answers yes or no; who has which role is for its callers to find out.
 */
import type { Role, Visibility } from '@tidewire/protocol';

/**
 * How a person stands to a room. An administrator of Tidewire who is not in the room is not a `stranger` to it. Who is in a direct room is a
 * `partner`, in a group a `participant`: nobody keeps these, and to an administrator who is not in one it does not exist.
 */
export type Standing = Role | 'partner' | 'participant' | 'stranger' | 'admin';

const members = ['owner', 'moderator', 'member', 'partner', 'participant'] as const;
const everyone = [...members, 'stranger', 'admin'] as const;
const keptMembers = ['owner', 'moderator', 'member'] as const;
const leavers = ['owner', 'moderator', 'member', 'participant'] as const;
const membersAndAdmin = [...members, 'admin'] as const;
const keepers = ['owner', 'moderator', 'admin'] as const;
const pinners = [...keepers, 'partner', 'participant'] as const;
/** Who adds a feed writes its card, and so is in the room. */
const feeders = ['owner', 'moderator', 'partner', 'participant'] as const;
const owners = ['owner', 'admin'] as const;
const nobody = [] as const;

/** `room.see` and `room.join` hold for strangers of public rooms only: to a stranger, a private room does not exist. */
const table = {
  'room.see': everyone,
  'room.join': everyone,
  'room.leave': leavers,
  'room.update': keepers,
  'room.changeVisibility': owners,
  'room.delete': owners,
  'members.list': membersAndAdmin,
  'members.add': keepers,
  'members.changeRole': owners,
  'members.removeMember': keepers,
  'members.removeKeeper': owners,
  'members.restrict': keepers,
  'members.restrictKeeper': owners,
  'messages.read': membersAndAdmin,
  'messages.write': members,
  'messages.react': members,
  'messages.editOthers': nobody,
  'messages.deleteOwn': membersAndAdmin,
  'messages.deleteOthers': keepers,
  'pins.change': pinners,
  'reports.make': keptMembers,
  'reports.decide': keepers,
  'audit.read': keepers,
  'feeds.change': feeders,
} as const satisfies Record<string, readonly Standing[]>;

export type RoomAction = keyof typeof table;
export const roomActions = Object.keys(table) as RoomAction[];

export type Verdict = 'allowed' | 'forbidden' | 'not_found';

/** A refusal says `forbidden` only to those who may know that the room exists. */
export function judge(action: RoomAction, standing: Standing, visibility: Visibility): Verdict {
  if (standing === 'stranger' && visibility === 'private') return 'not_found';
  const allowed: readonly Standing[] = table[action];
  return allowed.includes(standing) ? 'allowed' : 'forbidden';
}

/** A member who is also an administrator may do what either may. */
export const judgeAny = (
  action: RoomAction,
  standings: readonly Standing[],
  visibility: Visibility,
): Verdict => {
  const verdicts = standings.map((standing) => judge(action, standing, visibility));
  return verdicts.find((verdict) => verdict === 'allowed') ?? verdicts[0] ?? 'not_found';
};
