/**
 * Everything that a plan needs, for real: a database on disk, a gateway in a process of its own, a road for each client, and the people.
 * Knows how to set it up and take it down; what is played on it is not its matter.
 */
import { randomBytes } from 'node:crypto';
import type { RoomChannelName } from '@tidewire/protocol';
import { GatewayProcess } from './gateway-process.ts';
import { History } from './history.ts';
import type { Tamper } from './link.ts';
import type { PageMeans } from './page.ts';
import { Participant } from './participant.ts';
import type { ClientPlan, Plan } from './plan.ts';
import { createRandom } from './random.ts';
import { Road } from './road.ts';
import { SideDoor } from './side-door.ts';
import { signTicket } from './tickets.ts';
import { Town } from './town.ts';
import { Watch } from './watch.ts';
import { createTransport } from './wire-tap.ts';

export type StageOptions = {
  /** Ends all waiting. */
  signal: AbortSignal;
  /** What lies to a client, and to the gateway about it. */
  tamperFor?: ((client: string) => Tamper | undefined) | undefined;
};

type Secrets = { readonly auth: string; readonly internal: string };
type Place = { readonly road: Road; readonly participant: Participant };

const origin = 'http://tidewire.test';

export class Stage {
  readonly history = new History();
  readonly watch: Watch;
  readonly #plan: Plan;
  readonly #options: StageOptions;
  readonly #secrets: Secrets = {
    auth: randomBytes(24).toString('hex'),
    internal: randomBytes(24).toString('hex'),
  };
  readonly #transport = createTransport(origin);
  readonly #places = new Map<string, Place>();
  readonly #town: Town;
  #gateway: GatewayProcess | undefined;
  #sideDoor: SideDoor | undefined;
  #teardown = new AsyncDisposableStack();

  /** Nobody has come yet. */
  static async build(plan: Plan, options: StageOptions): Promise<Stage> {
    await using teardown = new AsyncDisposableStack();
    const stage = new Stage(plan, options, teardown.use(await Town.build(plan)));
    stage.#gateway = teardown.use(await stage.#startGateway());
    stage.#sideDoor = teardown.use(await stage.#openSideDoor());
    stage.#teardown = teardown.move();
    return stage;
  }

  private constructor(plan: Plan, options: StageOptions, town: Town) {
    this.#plan = plan;
    this.#options = options;
    this.#town = town;
    this.watch = new Watch(options.signal);
  }

  get town(): Town {
    return this.#town;
  }

  get gateway(): GatewayProcess {
    return built(this.#gateway);
  }

  get sideDoor(): SideDoor {
    return built(this.#sideDoor);
  }

  get participants(): readonly Participant[] {
    return [...this.#places.values()].map(({ participant }) => participant);
  }

  get roads(): readonly Road[] {
    return [...this.#places.values()].map(({ road }) => road);
  }

  at(client: string): Place {
    return built(this.#places.get(client));
  }

  /** Everybody comes, and begins. */
  async open(): Promise<void> {
    for (const client of this.#plan.clients) await this.#invite(client);
  }

  /** The means of somebody who comes by a good road of their own, which is there as long as the stage. */
  async means(person: string): Promise<PageMeans> {
    return this.#meansOn(await this.#openRoad(undefined), person, person);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#teardown[Symbol.asyncDispose]();
  }

  async #invite(client: ClientPlan): Promise<void> {
    const road = await this.#openRoad(client.name);
    const means = this.#meansOn(road, client.person, client.name);
    const participant = new Participant(client, means);
    this.#teardown.defer(() => participant.stop());
    this.#places.set(client.name, { road, participant });
  }

  async #openRoad(client: string | undefined): Promise<Road> {
    const tamper = client === undefined ? undefined : this.#options.tamperFor?.(client);
    return this.#teardown.use(await Road.open({ gatewayPort: () => this.gateway.port, tamper }));
  }

  #meansOn(road: Road, person: string, name: string): PageMeans {
    return {
      history: this.history,
      transport: this.#transport,
      random: createRandom(this.#plan.seed, name),
      channelOf: (room): RoomChannelName => this.#town.channelOf(room),
      getTicket: async () => ({
        ticket: await signTicket(person, this.#secrets.auth),
        url: `ws://127.0.0.1:${road.port}/live`,
      }),
      stir: () => this.watch.stir(),
    };
  }

  #startGateway(): Promise<GatewayProcess> {
    return GatewayProcess.start({
      variables: {
        HOST: '127.0.0.1',
        GATEWAY_PORT: '0',
        DATABASE_URL: this.#town.database.url,
        PUBLIC_URL: origin,
        AUTH_SECRET: this.#secrets.auth,
        INTERNAL_SECRET: this.#secrets.internal,
        FEEDS: 'none',
        ECHO_ENDPOINT: 'off',
        COMPRESSION: this.#plan.compression ? 'on' : 'off',
        LOG_LEVEL: 'info',
        // Everybody here comes from one address; all other limits are those of production.
        MAX_CONNECTIONS_PER_ADDRESS: `${3 * this.#plan.clients.length + 100}`,
      },
      onComplaint: (text) => this.history.add({ type: 'complaint', of: 'gateway', text }),
    });
  }

  #openSideDoor(): Promise<SideDoor> {
    return SideDoor.open({
      databaseUrl: this.#town.database.url,
      history: this.history,
      channelOf: (room) => this.#town.channelOf(room),
      gatewayPort: () => this.gateway.port,
      internalSecret: this.#secrets.internal,
      stir: () => this.watch.stir(),
    });
  }
}

function built<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('there is no such thing on this stage');
  return part;
}
