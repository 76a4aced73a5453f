/** Sends an admin everything that is known about a person. */
import { isAppError } from '../errors.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { PERSON_FILE_JOB } from '../services/privacy/erasure-jobs.ts'
import type { PersonFile, PersonFiles } from '../services/privacy/person-file.ts'
import { memberActor } from './job-actor.ts'
import type { PersonZip } from './person-zip.ts'
import { handleJob } from './queue-handler.ts'

export type SendPersonFileDeps = {
  readonly findRecipient: FindRecipient
  readonly readFile: PersonFiles['readFile']
  readonly makeZip: (person: PersonFile, signal: AbortSignal) => Promise<PersonZip>
  readonly tellPersonFile: {
    readonly file: (listener: Listener, zip: PersonZip) => Promise<void>
    readonly failed: (listener: Listener) => Promise<void>
  }
}

export function createSendPersonFile({ findRecipient, readFile, makeZip, tellPersonFile }: SendPersonFileDeps) {
  return handleJob(
    PERSON_FILE_JOB,
    async ({ workspaceId, memberId, contactId }, { item, signal }) => {
      const listener = await findRecipient(workspaceId, memberId)
      if (listener === null) return
      let person: PersonFile
      try {
        person = await readFile(memberActor(listener, item), contactId)
      } catch (error) {
        // They are no admin any more, or the person was erased in the meantime.
        if (isAppError(error) && (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND')) return
        throw error
      }
      await tellPersonFile.file(listener, await makeZip(person, signal))
    },
    async ({ workspaceId, memberId }) => {
      const listener = await findRecipient(workspaceId, memberId)
      if (listener !== null) await tellPersonFile.failed(listener)
    },
  )
}
