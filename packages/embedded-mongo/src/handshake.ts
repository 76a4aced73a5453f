/** What both sides of a start agree on: `startEmbeddedDatabase` and the program that memory-server runs for it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Set for the program by its starter; a real mongod ignores it. It means that the starter holds the other end of standard
 * input, and tells whether the data is kept ("kept") or thrown away ("ephemeral": nothing waits for the disk).
 */
export const STARTED_FOR = 'EMBEDDED_MONGO_STARTED_FOR'
export type DataLifetime = 'kept' | 'ephemeral'

export function readStartedFor(env: NodeJS.ProcessEnv): DataLifetime | undefined {
  const value = env[STARTED_FOR]
  if (value === undefined) return undefined
  return value === 'ephemeral' ? 'ephemeral' : 'kept'
}

/** Folder of the installation; set by the launcher script. */
export const INSTALLATION_HOME = 'EMBEDDED_MONGO_INSTALLATION'

/** Path of the program as JavaScript; set by a starter that has compiled it, which spares the program a compiler. */
export const COMPILED_PROGRAM = 'EMBEDDED_MONGO_COMPILED_PROGRAM'

/** mongod's own exit code for a port that is taken. */
export const EXIT_PORT_TAKEN = 48

/** Why the program could not start, for people: memory-server does not pass on what a program prints. */
export function writeFailure(dbPath: string, reason: string): void {
  try {
    writeFileSync(failureFile(dbPath), reason)
  } catch {
    // The folder itself may be the reason; standard error has the message too.
  }
}

export function readFailure(dbPath: string): string | undefined {
  try {
    return readFileSync(failureFile(dbPath), 'utf8')
  } catch {
    return undefined
  }
}

export function failureFile(dbPath: string): string {
  return join(dbPath, 'start-failure.txt')
}
