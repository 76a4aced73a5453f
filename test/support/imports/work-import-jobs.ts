/** Works the jobs of imports as the product's queue does, until there is something to decide and its message says so. */
import type { Update } from 'grammy/types'

import type { JobKind } from '../../../src/services/core/define-job.ts'
import type { TestBot } from '../test-bot.ts'

const IMPORT_JOBS: readonly JobKind[] = [
  'import.read',
  'import.check',
  'import.run',
  'import.undo',
  'import.report',
  'import.progress',
]

export async function workImportJobs({ bot }: { readonly bot: TestBot }): Promise<void> {
  await bot.workJobs(IMPORT_JOBS)
  // The message is looked after every few seconds.
  bot.passTime(3_000)
  await bot.workJobs(IMPORT_JOBS)
}

let files = 0

/** Drops a file into the chat of whoever it is, and reads it. */
export async function dropFile(
  chat: { readonly bot: TestBot },
  person: { readonly send: (content: Readonly<Record<string, unknown>>) => Update },
  content: string | Uint8Array,
  {
    name = 'contacts.csv',
    size,
    caption,
  }: { readonly name?: string; readonly size?: number; readonly caption?: string } = {},
): Promise<void> {
  files += 1
  const fileId = `sent-${files}`
  chat.bot.telegram.putFile(fileId, content)
  const document = {
    file_id: fileId,
    file_unique_id: fileId,
    file_name: name,
    file_size: size ?? Buffer.byteLength(content),
  }
  await chat.bot.handle(person.send({ document, ...(caption !== undefined && { caption }) }))
  await workImportJobs(chat)
}
