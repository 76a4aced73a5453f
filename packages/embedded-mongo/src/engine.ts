/** A program with mongod's command line, whatever engine is behind it. */
import type { EngineKind } from './data-folder.ts'

export type Engine = {
  readonly kind: EngineKind
  readonly binary: string
  /** As a mongod reports it: "8.0.4". */
  readonly version: string
  /** For people: "MongoDB 8.0.4" or "DocumentDB 1.0 on PostgreSQL 18". */
  readonly description: string
}
