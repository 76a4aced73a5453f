/** The afternoon bot's dialogue and where its state is kept: one read and one write for each step. */
import {
  type Conversation,
  type ConversationData,
  type ConversationKeyStorage,
  createConversation,
  type VersionedState,
} from '@grammyjs/conversations'
import type { Context } from 'grammy'
import type { Db } from 'mongodb'

import type { AfternoonContext } from './afternoon-bot.ts'

type Stored = { readonly _id: string; readonly state: VersionedState<ConversationData> }
type Storage = ConversationKeyStorage<AfternoonContext, ConversationData>

export function conversationStorage(db: Db): Storage {
  const states = db.collection<Stored>('afternoonConversations')
  return {
    type: 'key',
    adapter: {
      async read(key) {
        return (await states.findOne({ _id: key }))?.state
      },
      async write(key, state) {
        await states.replaceOne({ _id: key }, { state }, { upsert: true })
      },
      async delete(key) {
        await states.deleteOne({ _id: key })
      },
    },
  }
}

export function addContact(db: Db) {
  const contacts = db.collection('afternoonContacts')
  return createConversation(
    async (conversation: Conversation<AfternoonContext>, ctx: Context) => {
      await ctx.reply('What is the name of the contact?')
      const name = await conversation.waitFor('message:text')
      await name.reply('Their phone number?')
      const phone = await conversation.waitFor('message:text')
      await phone.reply('Their email address?')
      const email = await conversation.waitFor('message:text')
      await email.reply('Where do they work?')
      const company = await conversation.waitFor('message:text')
      const contact = [name, phone, email, company].map(({ message }) => message.text)
      await conversation.external(async () => void (await contacts.insertOne({ contact })))
      await company.reply('Saved.')
    },
    { id: 'addContact' },
  )
}
