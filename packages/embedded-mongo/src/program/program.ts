/**
 * A program with mongod's command line that serves DocumentDB, so that mongodb-memory-server can start, watch and stop
 * it as it would a mongod. Run by the launcher script, never imported.
 */
import { fstatSync, rmSync } from 'node:fs'

import { readInstallation, versionLines } from '../documentdb/installation.ts'
import { EXIT_PORT_TAKEN, INSTALLATION_HOME, STARTED_FOR, writeFailure } from '../handshake.ts'
import { systemErrorCode } from '../system-error.ts'
import { parseCommandLine } from './command-line.ts'
import { runProgram } from './run-program.ts'
import type { RunningProgram } from './run-program.ts'

const installationHome = process.env[INSTALLATION_HOME] ?? ''
const noInstallation = `${INSTALLATION_HOME} has to name an installation of DocumentDB`
const startedFor = process.env[STARTED_FOR]
const ephemeral = startedFor === 'ephemeral'

// The driver of PostgreSQL reads defaults from these; they are meant for the caller's own server.
for (const name of Object.keys(process.env)) if (name.startsWith('PG')) delete process.env[name]
// Whoever read our lines may be gone.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

const commandLine = parseCommandLine(process.argv.slice(2))
if (commandLine.kind === 'version') {
  const installation = readInstallation(installationHome)
  if (installation === undefined) {
    console.error(noInstallation)
    process.exitCode = 1
  } else console.log(versionLines(installation).join('\n'))
} else if (commandLine.kind === 'wrong') {
  console.error(commandLine.reason)
  process.exitCode = 2
} else {
  const { dbPath } = commandLine.arguments
  let abandoned = false
  let stopping = false
  let running: RunningProgram | undefined

  const stop = (): void => {
    stopping = true
    // While it is still starting, the start itself looks at `stopping` when it is through.
    if (running === undefined) return
    void running.stop().then(() => {
      if (abandoned && ephemeral) rmSync(dbPath, { recursive: true, force: true })
      process.exit(0)
    })
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  if (startedFor !== undefined) {
    watchStarter(() => {
      abandoned = true
      stop()
    })
  }

  const options = {
    arguments: commandLine.arguments,
    installationHome,
    lifetime: ephemeral ? ('ephemeral' as const) : ('kept' as const),
    say: (line: string) => console.log(line),
    log: (line: string) => console.error(line),
  }
  try {
    if (readInstallation(installationHome) === undefined) throw new Error(noInstallation)
    running = await runProgram(options, stop)
    if (stopping) stop()
    await running.ended
    if (!stopping) {
      console.error('PostgreSQL has ended')
      await running.stop()
      process.exit(1)
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    writeFailure(dbPath, reason)
    if (systemErrorCode(error) === 'EADDRINUSE') {
      // memory-server answers this line by sending `shutdown` to the port, which is another server's: only for others.
      if (startedFor === undefined) console.log(`Failed to set up listener: ${reason}`)
      process.exit(EXIT_PORT_TAKEN)
    }
    console.error(reason)
    process.exit(stopping ? 0 : 1)
  }
}

/** The starter holds the other end of our standard input: it closes when that process ends, however it ends. */
function watchStarter(onGone: () => void): void {
  const input = fstatSync(0)
  if (!input.isFIFO() && !input.isSocket()) return
  process.stdin.on('end', onGone).on('error', onGone).resume()
}
