/**
 * Writes a list into a file. The message in which it was asked for says how far it is and then becomes the file: a repeat after
 * a crash edits the same message, so there is never a second file.
 */
import type { Clock } from '../clock.ts'
import { isAppError } from '../errors.ts'
import { writeListFile } from '../integrations/list-files/list-files.ts'
import { personInRow } from '../services/lists/contact-as-vcard.ts'
import { LIST_FILE_JOB } from '../services/lists/list-file-job.ts'
import type { ListFormat, ListRef } from '../services/lists/list-ref.ts'
import type { ListTable } from '../services/lists/list-table.ts'
import type { ListRow, OpenedList, OpenList } from '../services/lists/read-list.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { memberActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

const EVERY_MS = 2_000

/** The message, and the list that it is about. */
export type ListMessage = { readonly messageId: number; readonly list: ListRef }

export type TellListFile = {
  /** The list in the reader's language, and by their clock. */
  readonly table: (
    listener: Listener,
    list: ListRef,
    opened: OpenedList,
    pages: AsyncIterable<readonly ListRow[]>,
  ) => ListTable
  /** False if the message is gone, or is the file already: then there is nothing more to do. */
  readonly progress: (listener: Listener, message: ListMessage, opened: OpenedList, done: number) => Promise<boolean>
  /** Puts the file in the place of the message. */
  readonly file: (
    listener: Listener,
    message: ListMessage,
    opened: OpenedList,
    file: { readonly content: Buffer; readonly format: ListFormat },
  ) => Promise<void>
  readonly tooLarge: (listener: Listener, message: ListMessage, opened: OpenedList) => Promise<void>
  /** The list cannot be read (any more). @param error why; null if the work was given up */
  readonly failed: (listener: Listener, messageId: number, error: unknown) => Promise<void>
}

export type MakeListFileDeps = {
  readonly findRecipient: FindRecipient
  readonly openList: OpenList
  readonly tell: TellListFile
  readonly clock: Clock
}

export function createMakeListFile({ findRecipient, openList, tell, clock }: MakeListFileDeps) {
  /** The rows as they are written, saying every few seconds how many there were. */
  async function* told(
    opened: OpenedList,
    signal: AbortSignal,
    say: (done: number) => Promise<unknown>,
  ): AsyncGenerator<readonly ListRow[]> {
    let done = 0
    let saidAt = clock.now().getTime()
    for await (const rows of opened.pages()) {
      signal.throwIfAborted()
      yield rows
      done += rows.length
      const now = clock.now().getTime()
      if (now - saidAt < EVERY_MS || done >= opened.count) continue
      saidAt = now
      await say(done)
    }
  }

  async function* peopleIn({ table }: OpenedList, pages: AsyncIterable<readonly ListRow[]>) {
    for await (const rows of pages) yield rows.map((row) => personInRow(table, row))
  }

  return handleJob(
    LIST_FILE_JOB,
    async ({ workspaceId, memberId, messageId, list, format }, { item, signal }) => {
      const listener = await findRecipient(workspaceId, memberId)
      if (listener === null) return
      const message = { messageId, list }
      let opened: OpenedList
      try {
        opened = await openList(memberActor(listener, item), list)
      } catch (error) {
        // The stage is gone, or they may no longer see it.
        if (!isAppError(error) || error.code === 'UNAVAILABLE') throw error
        return tell.failed(listener, messageId, error)
      }
      if (!(await tell.progress(listener, message, opened, 0))) return undefined
      const pages = told(opened, signal, (done) => tell.progress(listener, message, opened, done))
      const content = opened.isTooLong
        ? null
        : format === 'vcf'
          ? await writeListFile.vcf(peopleIn(opened, pages))
          : await writeListFile[format](tell.table(listener, list, opened, pages))
      if (content === null) return tell.tooLarge(listener, message, opened)
      return tell.file(listener, message, opened, { content, format })
    },
    async ({ workspaceId, memberId, messageId }) => {
      const listener = await findRecipient(workspaceId, memberId)
      if (listener !== null) await tell.failed(listener, messageId, null)
    },
  )
}
