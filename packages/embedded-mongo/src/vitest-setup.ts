/**
 * Global set-up for vitest: one throw-away database for the whole test run. Tests get its address from
 * `inject('mongodbUri')`. Set TEST_MONGODB_URI to use a running database instead.
 */
import type { ProvidedContext } from 'vitest'
import type { TestProject } from 'vitest/node'

import { startEmbeddedDatabase } from './start-embedded-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    mongodbUri: string
  }
}

const KEY = 'mongodbUri' satisfies keyof ProvidedContext

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_MONGODB_URI']
  if (given !== undefined) {
    project.provide(KEY, given)
    return async () => {}
  }
  const database = await startEmbeddedDatabase({ ephemeral: true, onProgress: (line) => console.log(line) })
  project.provide(KEY, database.uri)
  return () => database.stop()
}
