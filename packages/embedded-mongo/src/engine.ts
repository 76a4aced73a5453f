/** A program with mongod's command line, whatever engine is behind it. */
import type { EngineKind } from './data-folder.ts'

/**
 * What keeps other accounts of this machine out: DocumentDB's program listens on a unix socket and nowhere else; a mongod
 * listens on a loopback port and asks for a password.
 */
export type EngineGuard = 'socket' | 'password'

export type Engine = {
  readonly kind: EngineKind
  readonly guard: EngineGuard
  readonly binary: string
  /** As a mongod reports it: "8.0.4". */
  readonly version: string
  /** For people: "MongoDB 8.0.4" or "DocumentDB 1.0 on PostgreSQL 18". */
  readonly description: string
}
