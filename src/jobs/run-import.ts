/** The work of imports: reading the file, checking it, writing it, undoing it. */
import { IMPORT_CHECK_JOB, IMPORT_READ_JOB, IMPORT_RUN_JOB, IMPORT_UNDO_JOB } from '../services/imports/import-jobs.ts'
import type { Services } from '../services/services.ts'
import { handleJob } from './queue-handler.ts'

/** Null for a file that Telegram does not give: too large for bots, or gone. */
export type ReadSentFile = (fileId: string, signal: AbortSignal) => Promise<AsyncIterable<Uint8Array> | null>

type Deps = { readonly work: Services['importWork'] }

export function createReadImportHandler({ work, readSentFile }: Deps & { readonly readSentFile: ReadSentFile }) {
  return handleJob(
    IMPORT_READ_JOB,
    (ref, { signal }) =>
      work.read(ref, async ({ fileId }) => (fileId === null ? null : readSentFile(fileId, signal)), signal),
    (ref) => work.fail(ref, 'interrupted'),
  )
}

export function createCheckImportHandler({ work }: Deps) {
  return handleJob(
    IMPORT_CHECK_JOB,
    (ref, { signal }) => work.check(ref, signal),
    (ref) => work.fail(ref, 'interrupted'),
  )
}

export function createRunImportHandler({ work }: Deps) {
  return handleJob(
    IMPORT_RUN_JOB,
    (ref, { signal }) => work.run(ref, signal),
    // What is written stays, and can be undone.
    (ref) => work.stop(ref),
  )
}

export function createUndoImportHandler({ work }: Deps) {
  return handleJob(
    IMPORT_UNDO_JOB,
    (ref, { signal }) => work.undo(ref, signal),
    (ref) => work.stop(ref),
  )
}
