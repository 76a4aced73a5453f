/** Five people in four workspaces, who do everything the product can do and write down the expected results. */
import { setTimeout as sleep } from 'node:timers/promises'

import type { SandboxPerson } from '@clientsphere/telegram-sandbox'
import { type Book, openBook } from './book.ts'
import { type Chat, openChat, type Traffic } from './chat.ts'
import {
  addContact,
  addContactFromMenu,
  addContactWithBreak,
  deleteContact,
  foundWorkspace,
  invite,
  join,
  lookAround,
  setJobTitle,
  shownInvite,
  undoDelete,
  undoJobTitle,
} from './errands.ts'

const NAMES = ['Anna', 'Boris', 'Clara', 'Dmytro', 'Edith']
const FIRST_ID = 1001

export const PEOPLE: readonly SandboxPerson[] = NAMES.map((first_name, index) => ({
  id: FIRST_ID + index,
  first_name,
  language_code: 'en',
}))

/** What the crowd sends, plus a margin. With too few it would wait for its turn for ever. */
export const CROWD_UPDATES = 250

export type Crowd = {
  readonly traffic: Traffic
  /** By person. The last person is in the first one's workspace. */
  readonly books: ReadonlyMap<number, Book>
  /** Resolves when everybody is done with everything. */
  readonly run: () => Promise<void>
}

/** About 200 updates. @param mayHaveSent how many updates may have been sent by now, over all chats */
export function createCrowd(sandboxUrl: string, mayHaveSent: () => number): Crowd {
  const traffic: Traffic = { accepted: new Map(), taps: [] }
  let turns = 0
  async function turn(): Promise<void> {
    while (turns >= mayHaveSent()) await sleep(20)
    turns += 1
  }
  const chats = PEOPLE.map(({ id: userId }) => openChat({ sandboxUrl, userId, traffic, turn }))
  const books = new Map(chats.map(({ userId }, index) => [userId, openBook(NAMES[index] ?? '', index)]))

  async function live(chat: Chat, book: Book): Promise<void> {
    const first = await addContact(chat, book)
    await setJobTitle(chat, book, first, `${book.prefix} title 1`)
    await setJobTitle(chat, book, first, `${book.prefix} title 2`)
    await undoJobTitle(chat, book, first, `${book.prefix} title 1`)
    const second = await addContactWithBreak(chat, book)
    await deleteContact(chat, book, second)
    await undoDelete(chat, book, second)
    await lookAround(chat)
    const third = await addContactFromMenu(chat, book)
    await deleteContact(chat, book, third)
    await addContact(chat, book)
  }

  return {
    traffic,
    books,
    async run() {
      let invited: (code: string) => void = () => {}
      const code = new Promise<string>((resolve) => (invited = resolve))
      const guest = chats.length - 1
      const [inviter] = chats
      if (inviter === undefined) throw new Error('A crowd has people')
      await Promise.all(
        chats.map(async (chat, index) => {
          if (index === guest) await join(chat, await code, () => shownInvite(inviter))
          else await foundWorkspace(chat, `Team ${NAMES[index]}`)
          if (index === 0) invited(await invite(chat))
          await live(chat, books.get(chat.userId) ?? openBook('', 0))
        }),
      )
    },
  }
}
