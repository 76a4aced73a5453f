/** Run by `startEmbeddedApp`. Keeps the database running until standard input ends or a signal comes. */
import { startEmbeddedDatabase } from '../../src/start-embedded-database.ts'

const dataDir = process.argv[2] ?? ''
try {
  const database = await startEmbeddedDatabase(dataDir === 'ephemeral' ? { ephemeral: true } : { dataDir })
  console.log(JSON.stringify({ uri: database.uri, engine: database.engine }))
  const stop = (): void => void database.stop().then(() => process.exit(0))
  process.stdin.on('end', stop).resume()
  process.on('SIGINT', stop).on('SIGTERM', stop)
} catch (error) {
  console.log(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }))
  process.exitCode = 1
}
