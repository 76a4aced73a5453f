/** Asks for the file of a list. A job makes it, since a long one takes a while. */
import { AppError } from '../../errors.ts'
import type { Actor } from '../core/actor.ts'
import { newJob } from '../core/define-job.ts'
import type { EnqueueNow } from '../core/enqueue-now.ts'
import type { FindList } from './find-list.ts'
import { LIST_FILE_JOB } from './list-file-job.ts'
import { formatsOf, type ListFormat, type ListRef } from './list-ref.ts'

export type ListFileRequest = {
  readonly list: ListRef
  readonly format: ListFormat
  /** The message of the bot that becomes the file. */
  readonly messageId: number
}

/**
 * Asked twice for the same message, there is one file.
 *
 * @throws AppError FORBIDDEN and NOT_FOUND as for reading the list; VALIDATION for a format that its kind does not have
 */
export type BeginListFile = (actor: Actor, request: ListFileRequest) => Promise<void>

export function createBeginListFile({ enqueue }: { readonly enqueue: EnqueueNow }, { count }: FindList): BeginListFile {
  return async (actor, { list, format, messageId }) => {
    if (!formatsOf(list).includes(format)) throw new AppError('VALIDATION', { details: { field: 'format' } })
    // Refused now rather than by the job.
    await count(actor, list)
    const { workspaceId, memberId } = actor
    // It changes nothing, so it is not a command.
    await enqueue([{ workspaceId, ...newJob(LIST_FILE_JOB, { workspaceId, memberId, messageId, list, format }) }])
  }
}
