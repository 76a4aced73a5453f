/**
 * The program behind the launcher script, so that mongodb-memory-server can start, watch and stop DocumentDB as it would
 * a mongod. Run, never imported.
 */
import { INSTALLATION_HOME, readStartedFor } from '../handshake.ts'
import { serveCommandLine } from './serve-command-line.ts'

void serveCommandLine(process.argv.slice(2), {
  installationHome: process.env[INSTALLATION_HOME] ?? '',
  startedFor: readStartedFor(process.env),
})
