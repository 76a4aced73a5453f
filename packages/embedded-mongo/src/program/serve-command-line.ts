/** Carries out the command line: prints the version or an error, or serves until it is told to stop. */
import { fstatSync, rmSync } from 'node:fs'

import { readInstallation, versionLines } from '../documentdb/installation.ts'
import { EXIT_PORT_TAKEN, INSTALLATION_HOME, writeFailure } from '../handshake.ts'
import type { DataLifetime } from '../handshake.ts'
import { systemErrorCode } from '../system-error.ts'
import { parseCommandLine, USAGE } from './command-line.ts'
import type { ProgramArguments } from './command-line.ts'
import { runProgram } from './run-program.ts'
import type { RunningProgram } from './run-program.ts'

export type ProgramContext = {
  /** Folder of the DocumentDB installation; '' if none was named. */
  readonly installationHome: string
  /** Set if `startEmbeddedDatabase` started the program: it then ends with its starter. */
  readonly startedFor: DataLifetime | undefined
}

/** Runs in a process of its own and ends that process. */
export async function serveCommandLine(argv: readonly string[], context: ProgramContext): Promise<void> {
  // What is created here is nobody else's business.
  process.umask(0o077)
  // PostgreSQL's driver reads defaults from these; they are meant for the caller's own server.
  for (const name of Object.keys(process.env)) if (name.startsWith('PG')) delete process.env[name]
  // The reader of our output may be gone.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})

  const commandLine = parseCommandLine(argv)
  switch (commandLine.kind) {
    case 'version':
      return sayVersion(context.installationHome)
    case 'help':
      return console.log(USAGE)
    case 'wrong':
      console.error(commandLine.reason)
      process.exitCode = 2
      return
    case 'run':
      return await serve(commandLine.arguments, context)
  }
}

function sayVersion(installationHome: string): void {
  const installation = readInstallation(installationHome)
  if (installation !== undefined) return console.log(versionLines(installation).join('\n'))
  console.error(noInstallation(installationHome))
  process.exitCode = 1
}

async function serve(args: ProgramArguments, { installationHome, startedFor }: ProgramContext): Promise<void> {
  const { dbPath } = args
  let abandoned = false
  let stopping = false
  let running: RunningProgram | undefined

  const stop = (): void => {
    stopping = true
    // During the start, the start itself checks `stopping` once it is through.
    if (running === undefined) return
    void running.stop().then(() => {
      if (abandoned && startedFor === 'ephemeral') rmSync(dbPath, { recursive: true, force: true })
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
    arguments: args,
    installationHome,
    lifetime: startedFor ?? 'kept',
    say: (line: string) => console.log(line),
    log: (line: string) => console.error(line),
  }
  try {
    if (readInstallation(installationHome) === undefined) throw new Error(noInstallation(installationHome))
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
      // memory-server answers this line by sending `shutdown` to the port, where another server listens: only for others.
      if (startedFor === undefined) console.log(`Failed to set up listener: ${reason}`)
      process.exit(EXIT_PORT_TAKEN)
    }
    console.error(reason)
    process.exit(stopping ? 0 : 1)
  }
}

function noInstallation(home: string): string {
  const where = home === '' ? 'no folder' : home
  return `${INSTALLATION_HOME} must name an installation of DocumentDB; it names ${where}`
}

/** The starter holds the other end of our standard input, which closes when that process ends, however it ends. */
function watchStarter(onGone: () => void): void {
  const input = fstatSync(0)
  if (!input.isFIFO() && !input.isSocket()) return
  process.stdin.on('end', onGone).on('error', onGone).resume()
}
