import { assertNever } from '@tidewire/protocol';
import type { Action, ClientFault, Fault } from './plan.ts';
import type { Stage } from './stage.ts';

/** Does one thing of the plan; resolves when it is over. */
export async function carryOut(action: Action, stage: Stage): Promise<void> {
  const { gateway, history, sideDoor } = stage;
  const note = (kind: Fault['kind'], whom: string) => history.add({ type: 'fault', kind, whom });
  switch (action.kind) {
    case 'side_write':
      return sideDoor.write(action);
    case 'kill':
      return gateway.kill(action.downMs, () => note('kill', 'gateway'));
    case 'terminate':
      return gateway.restart(() => note('terminate', 'gateway'));
    case 'pause':
      return gateway.pause(action.ms, () => note('pause', `gateway for ${action.ms} ms`));
    case 'cut_all':
      note('cut_all', 'everybody');
      for (const road of stage.roads) road.cut();
      return;
    case 'flood':
      note('flood', `${action.writes.length} messages`);
      for (const { client, ms } of action.frozen) {
        await carryOutOnClient({ kind: 'freeze', client, ms }, stage);
      }
      return sideDoor.flood(action.person, action.writes);
    default:
      return carryOutOnClient(action, stage);
  }
}

async function carryOutOnClient(fault: ClientFault, stage: Stage): Promise<void> {
  const { road, participant } = stage.at(fault.client);
  const note = () => stage.history.add({ type: 'fault', kind: fault.kind, whom: fault.client });
  // These two happen when there is something to lose.
  if (fault.kind === 'lose_answer') return road.meetNextPublish('loses its answer', note);
  if (fault.kind === 'lose_question') return road.meetNextPublish('is lost', note);
  note();
  switch (fault.kind) {
    case 'cut':
      return road.cut();
    case 'freeze':
      return road.freeze(fault.ms);
    case 'block':
      return road.block(fault.ms);
    case 'reload':
      return participant.reload(fault.resumes);
    case 'abandon':
      return participant.abandon();
    case 'reopen':
      return participant.reopen(fault.room, fault.resumes);
    default:
      return assertNever(fault);
  }
}
