import { Hono } from 'hono'

import { blockSchema, chosenSchema, editSchema, inlineSchema, tapSchema } from '../control-api.ts'
import { newMessageSchema } from '../new-message-schema.ts'
import type { CommandsAnswer, MessagesAnswer } from '../control-api.ts'
import { commandsFor, menuButtonFor } from '../commands-of.ts'
import type { Core } from '../core.ts'
import { blockBot } from '../people/block-bot.ts'
import { editAsPerson, sendAsPerson } from '../people/send-as-person.ts'
import { tapButton } from '../people/tap-button.ts'
import { askInline, chooseInline } from '../people/use-inline-mode.ts'
import { personOf, readRequest } from './read-request.ts'
import { showMessage, showPerson } from './show-message.ts'

/** What one person sees and does in their chat; mounted below /sandbox/chats/:userId. */
export function createChatRoutes(core: Core): Hono {
  const app = new Hono()
  const { state } = core.store

  app.get('/:userId/messages', (context) => {
    const user = personOf(context, core)
    const messages = [...(state.messages.get(user.id)?.values() ?? [])]
    return context.json({
      messages: messages.map((message) => showMessage(state, message)),
      reply_keyboard: state.keyboards.get(user.id) ?? null,
      pinned_message_ids: state.pinned.get(user.id) ?? [],
    } satisfies MessagesAnswer)
  })

  app.get('/:userId/commands', (context) => {
    const user = personOf(context, core)
    const button = menuButtonFor(state, user)
    return context.json({
      commands: commandsFor(state, user),
      menu_button: button.type === 'web_app' ? { type: 'web_app', text: button.text, url: button.web_app.url } : button,
    } satisfies CommandsAnswer)
  })

  app.post('/:userId/messages', async (context) => {
    const sent = await readRequest(context, newMessageSchema)
    const { message_id } = sendAsPerson(core, personOf(context, core), sent)
    return context.json({ message_id })
  })

  app.post('/:userId/edits', async (context) => {
    const edit = await readRequest(context, editSchema)
    const { message_id } = editAsPerson(core, personOf(context, core), edit)
    return context.json({ message_id })
  })

  app.post('/:userId/taps', async (context) => {
    const tap = await readRequest(context, tapSchema)
    return context.json(await tapButton(core, personOf(context, core), tap))
  })

  app.post('/:userId/inline', async (context) => {
    const request = await readRequest(context, inlineSchema)
    return context.json(await askInline(core, personOf(context, core), request))
  })

  app.post('/:userId/inline/chosen', async (context) => {
    const chosen = await readRequest(context, chosenSchema)
    const { message_id } = chooseInline(core, personOf(context, core), chosen)
    return context.json({ message_id })
  })

  app.post('/:userId/block', async (context) => {
    const { blocked } = await readRequest(context, blockSchema)
    blockBot(core, personOf(context, core), blocked)
    return context.json(showPerson(personOf(context, core)))
  })

  return app
}
