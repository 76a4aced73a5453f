/** Sends a contact out of the product: as a vCard in a file, or as a contact of Telegram, which a tap adds to the phone. */
import { InputFile } from 'grammy'

import { cutToUnits } from '../../language/cut-text.ts'
import { splitName } from '../../language/names/split-name.ts'
import { mainNumberOf } from '../../language/phones.ts'
import { writeShortVCard, writeVCard } from '../../language/write-vcard.ts'
import type { ContactId } from '../../models/ids.ts'
import { personOf } from '../../services/lists/contact-as-vcard.ts'
import type { BotContext } from './bot-context.ts'
import { cardWords } from './card-words.ts'

/** Bot API: the vCard of a contact has at most 2,048 bytes. */
const MAX_VCARD_OCTETS = 2_048
/** Of Telegram, in characters. */
const MAX_NAME_UNITS = 64
const MAX_FILE_NAME_UNITS = 60
/** What some file system has no place for, and what would hide a file or its kind. */
const NOT_IN_FILE_NAMES = /[\p{Cc}\p{Cf}\\/:*?"<>|.]+/gu

/** @throws AppError FORBIDDEN, NOT_FOUND */
export async function sendVCard(ctx: BotContext, id: ContactId): Promise<void> {
  const contact = await ctx.services.contacts.get(ctx.actor(), id)
  const named = cutToUnits(contact.displayName.replace(NOT_IN_FILE_NAMES, ' ').trim(), MAX_FILE_NAME_UNITS)
  const file = new InputFile(
    Buffer.from(writeVCard(personOf(cardWords(ctx).fields.contact, contact))),
    `${named || ctx.t('list-file-contact')}.vcf`,
  )
  await ctx.replyWithDocument(file)
}

/** Telegram has no contacts without a number: then the person is told so. @throws AppError FORBIDDEN, NOT_FOUND */
export async function sendTelegramContact(ctx: BotContext, id: ContactId): Promise<void> {
  const contact = await ctx.services.contacts.get(ctx.actor(), id)
  const [phone] = contact.phones
  if (phone === undefined) return ctx.show('notice', { text: ctx.t('contact-without-phone') }, { fresh: true })
  const { given, middle, family } = splitName(contact.name)
  const first = [given, middle].filter((part) => part !== '').join(' ') || family || contact.displayName
  const vcard = writeShortVCard(personOf(cardWords(ctx).fields.contact, contact), MAX_VCARD_OCTETS)
  await ctx.replyWithContact(mainNumberOf(phone.e164), cutToUnits(first, MAX_NAME_UNITS), {
    ...(family !== '' && first !== family && { last_name: cutToUnits(family, MAX_NAME_UNITS) }),
    ...(vcard !== null && { vcard }),
  })
  return undefined
}
