/** Puts a screen with a picture in the chat: in the place of the tapped message if possible, otherwise as a new one. */
import { InputFile, InputMediaBuilder } from 'grammy'
import type { InlineKeyboardMarkup, MessageEntity } from 'grammy/types'

import type { BotContext } from './bot-context.ts'
import { cannotBeEdited, isUnchanged } from './edit-refusals.ts'

export type ShownPicture = {
  readonly text: string
  readonly entities: MessageEntity[]
  readonly markup: InlineKeyboardMarkup
  readonly picture: Uint8Array | 'kept'
}

/** @returns false if the message could not be edited */
async function edited(edit: () => Promise<unknown>): Promise<boolean> {
  try {
    await edit()
    return true
  } catch (error) {
    if (isUnchanged(error)) return true
    if (!cannotBeEdited(error)) throw error
    return false
  }
}

/** @returns false if there is no picture to keep: the text then stands alone */
export async function showPicture(ctx: BotContext, shown: ShownPicture, fresh: boolean): Promise<boolean> {
  const { text, entities, markup, picture } = shown
  const caption = { caption: text, caption_entities: entities }
  const tapped = fresh ? undefined : ctx.callbackQuery?.message
  if (picture === 'kept') {
    if (tapped === undefined || !('photo' in tapped)) return false
    return edited(() => ctx.editMessageCaption({ ...caption, reply_markup: markup }))
  }
  const file = () => new InputFile(picture, 'report.png')
  const isEdited =
    tapped !== undefined &&
    (await edited(() => ctx.editMessageMedia(InputMediaBuilder.photo(file(), caption), { reply_markup: markup })))
  if (!isEdited) await ctx.replyWithPhoto(file(), { ...caption, reply_markup: markup })
  return true
}
