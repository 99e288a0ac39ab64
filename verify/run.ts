/**
 * Plays a plan to its end: everybody writes and reads while things go wrong; then all is well again, the gateway is killed once more,
 * everybody comes back and catches up, and what was kept is read. Gives the history; whether it is good is for others to say.
 */
import { memoryStorage } from '@tidewire/client';
import { carryOut } from './carry-out.ts';
import { type History, sight, sightListed } from './history.ts';
import { Page } from './page.ts';
import type { Plan, RoomPlan } from './plan.ts';
import { Stage, type StageOptions } from './stage.ts';

export type RunOptions = StageOptions & {
  /** Hears now and then how many messages are acknowledged. */
  onProgress?: (acknowledged: number) => void;
};

/** With nothing new for so long, nothing will come: it is longer than any fault, and the longest backoff after it. */
const patienceMs = 45_000;

export async function run(plan: Plan, options: RunOptions): Promise<History> {
  await using stage = await Stage.build(plan, options);
  await stage.open();
  await play(plan, stage, options.onProgress);
  for (const road of stage.roads) road.heal();
  await comeBack(stage);
  for (const room of plan.rooms) await readAnew(room, stage);
  for (const participant of stage.participants) participant.stop();
  await stage.gateway.stop();
  await readKept(stage);
  return stage.history;
}

/** Until everything was written and answered, and every fault is over. */
async function play(plan: Plan, stage: Stage, onProgress: RunOptions['onProgress']): Promise<void> {
  const { history, watch, participants } = stage;
  const steps = [...plan.steps];
  const underWay: Promise<void>[] = [];
  const goOn = () => {
    const acknowledged = history.acknowledgedCount;
    onProgress?.(acknowledged);
    while (steps[0] !== undefined && steps[0].after <= acknowledged) {
      const step = steps.shift();
      if (step !== undefined) underWay.push(guarded(carryOut(step.do, stage), history));
    }
    return steps.length === 0 && participants.every(({ hasSettled }) => hasSettled);
  };
  const measure = () => history.acknowledgedCount;
  if (!(await watch.until(goOn, { measure, patienceMs }))) {
    const text = `nothing was acknowledged for ${patienceMs} ms, after ${measure()} messages`;
    history.add({ type: 'complaint', of: 'run', text });
  }
  await Promise.all(underWay);
}

/** The last fault of all, and after it everybody has to be back and to have seen everything. */
async function comeBack({ history, gateway, watch, town, participants }: Stage): Promise<void> {
  await gateway.kill(0, () => history.add({ type: 'fault', kind: 'kill', whom: 'gateway' }));
  const ends = new Map<string, number>();
  for (const channel of town.channels) ends.set(channel, (await town.database.logs.position(channel)).seq);
  const isBack = () => participants.every((participant) => participant.hasCaughtUp(ends));
  const measure = () => history.shownCount;
  if (await watch.until(isBack, { measure, patienceMs })) return;
  const missing = participants.filter((participant) => !participant.hasCaughtUp(ends));
  for (const { name, state } of missing) {
    history.add({ type: 'complaint', of: name, text: `it did not catch up: ${state}` });
  }
}

/** What somebody sees who comes when all is over: the latest, and page by page the whole. */
async function readAnew({ name, members: [person = ''] }: RoomPlan, stage: Stage): Promise<void> {
  const { history, watch, town } = stage;
  const means = await stage.means(person);
  const parts = { person, means, patienceMs, storage: memoryStorage(), places: new Map() };
  const page = new Page({ ...parts, name: `anew-${name}`, rooms: [name] });
  try {
    const channel = town.channelOf(name);
    const ends = new Map([[channel, (await town.database.logs.position(channel)).seq]]);
    const isThere = () => page.hasCaughtUp(ends);
    if (await watch.until(isThere, { measure: () => history.shownCount, patienceMs })) {
      await page.readWhole(channel);
    } else page.complain('it did not catch up');
  } finally {
    page.stop();
  }
}

async function readKept({ town, history }: Stage): Promise<void> {
  for (const channel of town.channels) {
    const { seq, events } = await town.readLog(channel);
    history.add({ type: 'stored', channel, seq, events: events.map(sight) });
    history.add({ type: 'listed', channel, messages: (await town.readMessages(channel)).map(sightListed) });
  }
}

/** A fault that cannot be carried out is a fault of this checker, or of what it checks; either way somebody must look. */
async function guarded(work: Promise<void>, history: History): Promise<void> {
  try {
    await work;
  } catch (error) {
    history.add({ type: 'complaint', of: 'run', text: `a fault could not be carried out: ${String(error)}` });
  }
}
