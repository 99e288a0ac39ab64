/**
 * Prisma's schema engine as WebAssembly: the same engine that `prisma migrate` downloads as a binary, from the package registry instead.
 * Knows how to load it and how its errors read; knows nothing of our migrations.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

const modulePath = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')).replace(
  /\.js$/,
  '.wasm',
);

let loading: Promise<void> | undefined;

/** Runs `use` with a schema engine that works on the database behind `factory`. */
export async function withSchemaEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  use: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= load();
  await loading;
  const connections = new ConnectionKeeper(factory);
  const bound = bindMigrationAwareSqlAdapterFactory(connections);
  const ignoreLog = () => {};
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, ignoreLog, bound);
  try {
    return await use(engine);
  } catch (error) {
    // An error of the driver comes back from WebAssembly as its number.
    const [, id] = /External error id#(\d+)/.exec(String(error)) ?? [];
    throw id === undefined ? error : (bound.errorRegistry.consumeError(Number(id))?.error ?? error);
  } finally {
    engine.free();
    await connections.dispose();
  }
}

/** The engine opens connections, takes SQLite's exclusive lock on them, and never closes them: somebody must. */
class ConnectionKeeper implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider: SqlMigrationAwareDriverAdapterFactory['provider'];
  readonly adapterName: string;
  readonly #factory: SqlMigrationAwareDriverAdapterFactory;
  readonly #open = new Set<SqlDriverAdapter>();

  constructor(factory: SqlMigrationAwareDriverAdapterFactory) {
    this.#factory = factory;
    this.provider = factory.provider;
    this.adapterName = factory.adapterName;
  }

  async connect(): Promise<SqlDriverAdapter> {
    return this.#keep(await this.#factory.connect());
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    return this.#keep(await this.#factory.connectToShadowDb());
  }

  async dispose(): Promise<void> {
    for (const connection of this.#open) await connection.dispose();
    this.#open.clear();
  }

  /** Closing one twice is an error, so a connection that the engine does close is forgotten. */
  #keep(connection: SqlDriverAdapter): SqlDriverAdapter {
    const dispose = connection.dispose.bind(connection);
    this.#open.add(connection);
    return Object.assign(connection, {
      dispose: () => {
        this.#open.delete(connection);
        return dispose();
      },
    });
  }
}

/** The part of the standard global that is used here; its types come with the DOM's, which this package does without. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: Readonly<Record<string, unknown>> } }>;
};

async function load(): Promise<void> {
  const imports = { './schema_engine_bg.js': bindings };
  const { instance } = await WebAssembly.instantiate(await readFile(modulePath), imports);
  const { __wbindgen_start: start } = instance.exports;
  if (typeof start !== 'function') throw new Error('the schema engine has no start function');
  bindings.__wbg_set_wasm(instance.exports);
  start();
}
