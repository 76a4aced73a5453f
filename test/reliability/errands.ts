/** What people do in the chat, each errand written into their book. */
import type { Book, ExpectedContact } from './book.ts'
import type { Chat } from './chat.ts'

export async function foundWorkspace(chat: Chat, name: string): Promise<void> {
  const start = await chat.say('/start')
  await chat.sees(start, 'ClientSphere')
  await chat.tap('➕ Create a workspace', 'ClientSphere')
  const last = await chat.say(name, 'EUR', 'Kyiv', 'UA')
  await chat.sees(last, `Workspace ${name} is created`)
}

/** @returns the invite's code */
export async function invite(chat: Chat): Promise<string> {
  const asked = await chat.say('/invite')
  await chat.sees(asked, 'Which role')
  const message = await chat.tap('Manager', 'Which role')
  await chat.sees(message, 'Send this link')
  return shownInvite(chat)
}

/** The code in the newest invite of the chat. After a kill, a repeat replaces the link that was shown first. */
export async function shownInvite(chat: Chat): Promise<string> {
  const { text = '' } = await chat.sees(0, 'Send this link')
  const code = /^inv_\S+$/mu.exec(text)?.[0]
  if (code === undefined) throw new Error(`No code in ${text}`)
  return code
}

/** @param latestCode the code as the inviter sees it now, for when the first one was replaced */
export async function join(chat: Chat, firstCode: string, latestCode: () => Promise<string>): Promise<void> {
  for (let code = firstCode; ; code = await latestCode()) {
    const start = await chat.say(`/start ${code}`)
    const { text: invited = '' } = await chat.sees(start, /invites you|don’t know this invite/u)
    if (!invited.includes('invites you')) continue
    // The invite may be replaced between its message and the tap.
    const message = await chat.tap('✅ Join', 'invites you')
    const { text: joined = '' } = await chat.sees(message, /Welcome to|don’t know this invite/u)
    if (joined.includes('Welcome to')) return
  }
}

function added(book: Book, { name }: ExpectedContact): void {
  book.events.push({ type: 'contact.created', name })
}

/** Types the whole dialogue ahead. */
export async function addContact(chat: Chat, book: Book): Promise<ExpectedContact> {
  const contact = book.next()
  const { name, phone, email, company } = contact
  const last = await chat.say('/add', name, phone, email, company)
  added(book, contact)
  await chat.sees(last, `${name} is added`)
  return contact
}

/** Leaves the dialogue halfway with a command, and resumes it from what was kept. */
export async function addContactWithBreak(chat: Chat, book: Book): Promise<ExpectedContact> {
  const contact = book.next()
  const { name, phone, email, company } = contact
  const left = await chat.say('/add', name, '/menu')
  await chat.sees(left, 'What you typed is kept')
  await chat.tap('▶️ Go on', 'What you typed is kept')
  const last = await chat.say(phone, email, company)
  added(book, contact)
  await chat.sees(last, `${name} is added`)
  return contact
}

/** Starts the dialogue with a menu button, and types answers even where there are buttons. */
export async function addContactFromMenu(chat: Chat, book: Book): Promise<ExpectedContact> {
  const contact = book.next()
  const { name, phone, email, company } = contact
  const menu = await chat.say('/menu')
  await chat.sees(menu, 'Pick below')
  await chat.tap('➕ Add contact', 'Pick below')
  const last = await chat.say(name, phone, email, company)
  added(book, contact)
  await chat.sees(last, `${name} is added`)
  return contact
}

export async function setJobTitle(chat: Chat, book: Book, contact: ExpectedContact, title: string): Promise<void> {
  await chat.tap('✏️ Edit', contact.name)
  await chat.tap('Job title', contact.name, 'What do you want to change')
  const last = await chat.say(title)
  contact.jobTitle = title
  book.events.push({ type: 'contact.updated', name: contact.name, jobTitle: title })
  await chat.sees(last, contact.name, title)
  // Editing stays open for the next field.
  await chat.tap('✔️ Done', contact.name, title)
}

/** Undoes the latest change, which must have been this one. */
export async function undoJobTitle(
  chat: Chat,
  book: Book,
  contact: ExpectedContact,
  before: string | null,
): Promise<void> {
  const asked = await chat.say('/undo')
  contact.jobTitle = before
  book.events.push({ type: 'contact.updated', name: contact.name, jobTitle: before })
  await chat.sees(asked, `${contact.name} is as before`)
}

export async function deleteContact(chat: Chat, book: Book, contact: ExpectedContact): Promise<void> {
  await chat.tap('⋯ More', contact.name)
  const card = await chat.tap('🗑 Delete', contact.name)
  contact.deleted = true
  book.events.push({ type: 'contact.deleted', name: contact.name })
  await chat.sees(card, `${contact.name} is deleted`)
}

export async function undoDelete(chat: Chat, book: Book, contact: ExpectedContact): Promise<void> {
  const notice = await chat.tap('↩️ Undo', `${contact.name} is deleted`)
  contact.deleted = false
  book.events.push({ type: 'contact.restored', name: contact.name })
  await chat.sees(notice, `${contact.name} is back`)
}

/** Looks around in the menus; changes nothing. */
export async function lookAround(chat: Chat): Promise<void> {
  const menu = await chat.say('/menu')
  await chat.sees(menu, 'Pick below')
  const screen = await chat.tap('👤 Contacts', 'Pick below')
  await chat.sees(screen, 'Contacts')
  await chat.tap('🔤 By name', 'Contacts')
  await chat.tap('🏠 Home', 'Contacts')
  await chat.sees(screen, 'Pick below')
}
