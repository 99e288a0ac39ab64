import { describe, expect, test } from 'vitest';
import { judge, judgeAny, type RoomAction, roomActions, type Standing, type Verdict } from './rights.ts';

const standings: Standing[] = ['owner', 'moderator', 'member', 'admin', 'stranger', 'partner', 'participant'];

/** `y` allowed, `-` forbidden, `.` there is no such room. Columns as in `standings`, then a stranger of a private room. */
const expected: Record<RoomAction, string> = {
  'room.see': 'yyyyyyy.',
  'room.join': 'yyyyyyy.',
  'room.leave': 'yyy---y.',
  'room.update': 'yy-y---.',
  'room.changeVisibility': 'y--y---.',
  'room.delete': 'y--y---.',
  'members.list': 'yyyy-yy.',
  'members.add': 'yy-y---.',
  'members.changeRole': 'y--y---.',
  'members.removeMember': 'yy-y---.',
  'members.removeKeeper': 'y--y---.',
  'members.restrict': 'yy-y---.',
  'members.restrictKeeper': 'y--y---.',
  'messages.read': 'yyyy-yy.',
  'messages.write': 'yyy--yy.',
  'messages.react': 'yyy--yy.',
  'messages.editOthers': '-------.',
  'messages.deleteOwn': 'yyyy-yy.',
  'messages.deleteOthers': 'yy-y---.',
  'pins.change': 'yy-y-yy.',
  'reports.make': 'yyy----.',
  'reports.decide': 'yy-y---.',
  'audit.read': 'yy-y---.',
  'feeds.change': 'yy---yy.',
};

const signs: Record<Verdict, string> = { allowed: 'y', forbidden: '-', not_found: '.' };

describe('[A24] who may do what in a room', () => {
  test.each(roomActions)('%s', (action) => {
    const verdicts = standings.map((standing) => judge(action, standing, 'public'));
    const row = [...verdicts, judge(action, 'stranger', 'private')].map((verdict) => signs[verdict]).join('');
    expect(row).toBe(expected[action]);
  });

  test('for people of the room, its visibility changes nothing', () => {
    for (const action of roomActions) {
      for (const standing of ['owner', 'moderator', 'member', 'admin', 'partner', 'participant'] as const) {
        expect(judge(action, standing, 'private')).toBe(judge(action, standing, 'public'));
      }
    }
  });

  test('an administrator who is in the room may do what either may', () => {
    expect(judgeAny('messages.write', ['member', 'admin'], 'private')).toBe('allowed');
    expect(judgeAny('room.delete', ['member', 'admin'], 'private')).toBe('allowed');
    expect(judgeAny('messages.write', ['admin'], 'private')).toBe('forbidden');
  });
});
