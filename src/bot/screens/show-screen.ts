/** Puts a screen in the chat: over the tapped message if possible, otherwise as a new one. */
import type { MiddlewareFn } from 'grammy'

import type { BotContext, ShowHow } from './bot-context.ts'
import type { ScreenName, ScreenParams } from './screen-params.ts'
import type { Screen } from './screen.ts'
import type { ScreenMenus } from './screen-menus.ts'
import { showPicture } from './show-picture.ts'
import { cannotBeEdited, isUnchanged } from './edit-refusals.ts'

export type Screens = { readonly [Name in ScreenName]: Screen<Name> }

/** Gives the context its `show`. */
export function createShowScreen(screens: Screens, menus: ScreenMenus): MiddlewareFn<BotContext> {
  return (ctx, next) => {
    ctx.show = async <Name extends ScreenName>(
      name: Name,
      params: ScreenParams[Name],
      { fresh = false, over }: ShowHow = {},
    ): Promise<void> => {
      const screen: Screen<Name> = screens[name]
      const { text, rows, picture } = await screen.render(ctx, params)
      const message = {
        entities: text.entities,
        reply_markup: { inline_keyboard: await menus.keyboard(name, ctx, rows) },
        link_preview_options: { is_disabled: true },
      }
      if (picture !== undefined && over === undefined) {
        const { entities, reply_markup: markup } = message
        const shown = { text: text.text, entities, markup, picture }
        if (await showPicture(ctx, shown, fresh)) return
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
