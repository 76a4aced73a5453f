/** Puts a screen in the chat: over the tapped message if possible, otherwise as a new one. */
import { GrammyError, type MiddlewareFn } from 'grammy'

import type { BotContext, ShowHow } from './bot-context.ts'
import type { ScreenName, ScreenParams } from './screen-params.ts'
import type { Screen } from './screen.ts'
import type { ScreenMenus } from './screen-menus.ts'

export type Screens = { readonly [Name in ScreenName]: Screen<Name> }

/** The message already looks like this: a double tap, or a page that did not change. */
function isUnchanged(error: unknown): boolean {
  return error instanceof GrammyError && error.description.includes('message is not modified')
}

/** The message is gone, too old to be edited, or has no text: a new one takes its place. */
const CANNOT_BE_EDITED = /message (to edit not found|can't be edited)|MESSAGE_ID_INVALID|no text in the message/u

function cannotBeEdited(error: unknown): boolean {
  return error instanceof GrammyError && CANNOT_BE_EDITED.test(error.description)
}

/** Gives the context its `show`. */
export function createShowScreen(screens: Screens, menus: ScreenMenus): MiddlewareFn<BotContext> {
  return (ctx, next) => {
    ctx.show = async <Name extends ScreenName>(
      name: Name,
      params: ScreenParams[Name],
      { fresh = false, over }: ShowHow = {},
    ): Promise<void> => {
      const screen: Screen<Name> = screens[name]
      const { text, rows } = await screen.render(ctx, params)
      const message = {
        entities: text.entities,
        reply_markup: { inline_keyboard: await menus.keyboard(name, ctx, rows) },
        link_preview_options: { is_disabled: true },
      }
      if (over !== undefined) {
        await ctx.api.editMessageText(over.chatId, over.messageId, text.text, message)
        return
      }
      if (ctx.callbackQuery?.message !== undefined && !fresh) {
        try {
          await ctx.editMessageText(text.text, message)
          return
        } catch (error) {
          if (isUnchanged(error)) return
          if (!cannotBeEdited(error)) throw error
        }
      }
      await ctx.reply(text.text, message)
    }
    return next()
  }
}
