/** A process that dies in the middle: it begins a migration, says so, and never finishes it. Argument: the database. */
import { connectDatabase } from '../../src/database/connect.ts'
import { runMigrations } from '../../src/database/migrations/runner.ts'
import { silentLogger } from '../../src/logger.ts'

const { connection } = await connectDatabase({ uri: process.argv[2] ?? '', log: silentLogger, poolSize: 2 })
await runMigrations({
  connection,
  log: silentLogger,
  leaseMs: 400,
  migrations: [
    {
      name: '1',
      content: { revision: 1 },
      plan: async () => [],
      up: async () => {
        await connection.collection('marks').insertOne({ name: 'half' })
        process.stdout.write('half done\n')
        await new Promise(() => {})
      },
    },
  ],
})
