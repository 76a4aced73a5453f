/** Jobs that exist only in tests. */
import { z } from 'zod'

import { defineJob, type JobKind } from '../../src/services/core/define-job.ts'

/** A job of a kind without a handler, with any payload. */
export function testJob(kind: `test.${string}`) {
  return defineJob({ kind: kind as JobKind, payload: z.record(z.string(), z.unknown()) })
}
