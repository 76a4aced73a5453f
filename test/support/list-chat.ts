/** A chat in which lists become files: works their job, and opens the file that it put there. */
import type { Database } from '../../src/database/connect.ts'
import { type ContactId, idOf } from '../../src/models/ids.ts'
import { dealsChat, type DealsChat } from './deals-chat.ts'
import { dropFile, workImportJobs } from './imports/work-import-jobs.ts'
import type { Person } from './telegram-person.ts'

export type ChatFile = {
  readonly name: string
  readonly bytes: Buffer
  readonly text: string
  readonly caption: string
}

export type ListChat = DealsChat & {
  readonly command: (text: string, person?: Person) => Promise<void>
  readonly tapAs: (person: Person, ...labels: string[]) => Promise<void>
  /** Taps the newest button whose label begins like this. */
  readonly tapStarting: (label: string) => Promise<void>
  /** Makes the files that were asked for. */
  readonly work: () => Promise<void>
  /** The same, with seconds between what it says. */
  readonly workSlowly: (says: (text: string) => void) => Promise<void>
  /** Runs the last job again, as after a crash at its end. */
  readonly repeatJob: () => Promise<void>
  /** The file that was made last, once it is made. */
  readonly file: () => Promise<ChatFile>
  readonly importFile: (content: Uint8Array, name: string) => Promise<void>
  /** What people filled in about the contacts, in the order of their names. */
  readonly contactValues: () => Promise<readonly object[]>
}

export async function createListChat(database: Database): Promise<ListChat> {
  const chat = await dealsChat(database)
  const { bot, owner, workspaceId } = chat
  const work = () => bot.workJobs(['list.file'])
  const edits = () => bot.telegram.callsOf('editMessageMedia')

  return {
    ...chat,
    command: (text, person = owner) => chat.as(person).say(text),
    tapAs: (person, ...labels) => chat.as(person).tap(...labels),
    async tapStarting(label) {
      const found = chat.labels().find((one) => one.startsWith(label))
      if (found === undefined) throw new Error(`No button begins with “${label}”: ${chat.labels().join(', ')}`)
      await chat.tap(found)
    },
    work,
    async workSlowly(says) {
      const before = bot.telegram.callsOf('editMessageText').length
      const timer = setInterval(() => bot.passTime(3_000), 1)
      await bot.runPromised(workspaceId, 'list.file')
      clearInterval(timer)
      for (const { payload } of bot.telegram.callsOf('editMessageText').slice(before)) says(String(payload['text']))
    },
    repeatJob: () => bot.runPromised(workspaceId, 'list.file'),
    async file() {
      await work()
      const edit = edits().at(-1)
      const [file] = Object.values(edit?.files ?? {})
      if (edit === undefined || file === undefined) throw new Error('No file was made')
      const { caption = '' } = edit.payload['media'] as { readonly caption?: string }
      return { name: file.name, bytes: file.bytes, text: file.bytes.toString('utf8'), caption }
    },
    async importFile(content, name) {
      await dropFile(chat, owner, content, { name })
      const start = chat.labels().find((label) => label.startsWith('✅'))
      if (start === undefined) throw new Error(`Nothing to import: ${chat.last()}`)
      await chat.tap(start)
      await workImportJobs(chat)
    },
    async contactValues() {
      const actor = await chat.actor(owner)
      const contacts = await bot.models.contacts.find({ workspaceId, deletedAt: null }).lean()
      const views = await Promise.all(contacts.map(({ _id }) => bot.services.contacts.get(actor, idOf<ContactId>(_id))))
      return views
        .map(({ name, displayName, phones, emails, telegram, company, jobTitle, tags }) => ({
          name,
          displayName,
          phones: phones.map(({ e164 }) => e164),
          emails: emails.map(({ normalized }) => normalized),
          telegram,
          company: company?.name ?? null,
          jobTitle,
          tags,
        }))
        .toSorted((one, other) => one.displayName.localeCompare(other.displayName))
    },
  }
}
