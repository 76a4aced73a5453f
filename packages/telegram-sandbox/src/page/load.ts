import { attempt, chatOf, shownPerson, type App } from './app.ts'
import { takeMessages, withMessage } from './state.ts'

/** Loads people and all their chats; run on every new connection, since events are not repeated. */
export async function loadEverything(app: App): Promise<void> {
  const [people, bot] = await Promise.all([app.client.people(), app.client.bot()])
  app.state.people = people.users
  app.state.bot = bot
  app.state.online = true
  app.refresh()
  const shown = shownPerson(app)
  if (shown !== undefined) await loadChat(app, shown.id)
  app.state.loaded = true
  app.refresh()
  const others = people.users.filter((person) => person.id !== shown?.id)
  // A few at a time: a sandbox under load may have hundreds of people.
  while (others.length > 0) await Promise.all(others.splice(0, 4).map((person) => loadChat(app, person.id)))
  if (shown !== undefined) await loadCommands(app, shown.id)
}

async function loadChat(app: App, id: number): Promise<void> {
  const before = new Set(chatOf(app, id).messages)
  const answer = await app.client.messages(id)
  const chat = chatOf(app, id)
  // Events that arrived while the answer was on its way are newer than the answer.
  const meanwhile = chat.messages.filter((message) => !before.has(message))
  takeMessages(chat, answer)
  for (const message of meanwhile) chat.messages = withMessage(chat.messages, message)
  app.refresh()
}

/** The commands for the person's chat and language, for the menu button and the list at "/". */
export async function loadCommands(app: App, id: number): Promise<void> {
  const answer = await attempt(app, app.client.commands(id))
  if (answer === undefined) return
  const chat = chatOf(app, id)
  chat.commands = answer.commands
  chat.menuButton = answer.menu_button
  app.refresh()
}
