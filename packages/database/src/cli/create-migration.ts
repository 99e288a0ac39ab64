/**
 * `npm run create-migration -w @tidewire/database -- <name>`: writes the migration that schema.prisma asks for.
 */
import { createMigration } from '../migrations/create-migration.ts';

const [name] = process.argv.slice(2);
if (name === undefined || !/^[a-z0-9_]{1,60}$/.test(name)) {
  console.error('Say what the migration does, in a-z, 0-9 and _: npm run create-migration -- add_reactions');
  process.exitCode = 1;
} else {
  const created = await createMigration(name, new Date());
  console.log(created ? `Wrote prisma/migrations/${created}` : 'The migrations already give schema.prisma.');
}
