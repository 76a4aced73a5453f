/** A finished installation, as recorded in its folder. */
import { readFileSync } from 'node:fs'

import { z } from 'zod'

import { layoutOf } from './recipe.ts'

const manifestSchema = z.object({ documentdb: z.string(), postgres: z.string() })

export type Installation = z.infer<typeof manifestSchema> & { readonly home: string }

/** The installation in this folder; undefined if there is no complete one. */
export function readInstallation(home: string): Installation | undefined {
  try {
    return {
      home,
      ...manifestSchema.parse(JSON.parse(readFileSync(layoutOf(home).manifest, 'utf8'))),
    }
  } catch {
    return undefined
  }
}

/** For people: "DocumentDB 1.0 on PostgreSQL 18". */
export function describeInstallation(installation: Installation): string {
  return `DocumentDB ${installation.documentdb} on PostgreSQL ${installation.postgres}`
}

/** The MongoDB version whose commands and answers the engine follows. */
export const MONGODB_VERSION = '8.0.0'

/** The answer to --version: mongod's first line, then the real engine. */
export function versionLines(installation: Installation): readonly string[] {
  return [`db version v${MONGODB_VERSION}`, describeInstallation(installation)]
}
