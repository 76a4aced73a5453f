/** Takes down a shared contact card and shows it in the message of those that were shared just before. */
import { GrammyError } from 'grammy'
import type { Contact, Message } from 'grammy/types'

import { readContactCard } from '../../language/read-contact-card.ts'
import type { CardDraftId } from '../../models/ids.ts'
import type { ShownMessage } from '../../models/note-draft.ts'
import { typedPerson } from '../../services/contacts/contact-fields.ts'
import type { BotContext } from './bot-context.ts'

/** @returns false if that message is gone */
async function showOver(ctx: BotContext, id: CardDraftId, over: ShownMessage): Promise<boolean> {
  try {
    await ctx.show('sharedCards', { id }, { over })
    return true
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error
    return error.description.includes('message is not modified')
  }
}

/** @throws AppError FORBIDDEN */
export async function takeCard(ctx: BotContext, message: Message, contact: Contact): Promise<void> {
  const { first_name: given, last_name: family = '', phone_number: phone, vcard = null } = contact
  const { user_id: telegramUserId = null } = contact
  const { person, note } = readContactCard({ given, family, phone, vcard }, ctx.membership?.region ?? 'US')
  const typed = typedPerson(person)
  // Nothing in it identifies anybody: then all of it is asked for.
  if (Object.keys(typed).length === 0) return ctx.begin('addContact', { known: {} })
  const { cardDrafts } = ctx.services
  const actor = ctx.actor()
  const card = { messageId: message.message_id, typed, note, telegramUserId }
  const id = await cardDrafts.gather(actor, card, new Date(message.date * 1000))
  const shownIn = (await cardDrafts.read(actor, id))?.shownIn ?? null
  if (shownIn !== null && (await showOver(ctx, id, shownIn))) return undefined
  const sent = await ctx.reply(ctx.t('cards-reading'))
  const shown = { chatId: sent.chat.id, messageId: sent.message_id }
  await cardDrafts.showIn(actor, id, shown)
  await ctx.show('sharedCards', { id }, { over: shown })
  return undefined
}
