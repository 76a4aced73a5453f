/**
 * Turns screens into menus of the menu plugin. A tap is dispatched by the action that the button carries, not by what a
 * freshly rendered menu would have in that place. So nothing is loaded to find the handler, no counter or name in a label
 * makes a tap “outdated”, and the screen's action loads and authorises for itself.
 */
import { Menu, type MenuRange } from '@grammyjs/menu'
import type { InlineKeyboardButton } from 'grammy/types'

import type { BotContext } from './bot-context.ts'
import type { ScreenName } from './screen-params.ts'
import type { Row } from './buttons.ts'
import { SCREENS_VERSION } from './callback-codec.ts'
import type { AnyScreen } from './screen.ts'

/** Telegram shows at most 100 buttons under a message, eight in a row. */
const MAX_ROWS = 100
const MAX_COLUMNS = 8

/** A menu that exposes its keyboard as plain data, for messages that are sent outside the plugin's reach. */
class ScreenMenu extends Menu<BotContext> {
  keyboard(ctx: BotContext): Promise<InlineKeyboardButton[][]> {
    return this.render(ctx)
  }
}

export type ScreenMenus = {
  /** The one menu to install; the others are registered under it. */
  readonly root: Menu<BotContext>
  readonly keyboard: (name: ScreenName, ctx: BotContext, rows: readonly Row[]) => Promise<InlineKeyboardButton[][]>
}

export type ScreenMenusDeps = {
  readonly screens: readonly Omit<AnyScreen, 'aboutOf'>[]
  /** A button from an earlier version of the screens, or one whose action no longer exists. */
  readonly onStale: (ctx: BotContext) => Promise<void>
}

function addRows(
  range: MenuRange<BotContext>,
  rows: readonly Row[],
  handler: (ctx: BotContext) => Promise<void>,
): void {
  rows.forEach((row, index) => {
    if (index > 0) range.row()
    for (const button of row) {
      if ('url' in button) {
        range.url(button.label, button.url)
        continue
      }
      if ('copy' in button) {
        range.copyText(button.label, button.copy)
        continue
      }
      range.text({ text: button.label, payload: button.action }, handler)
      if (button.style !== undefined) range.style(button.style)
    }
  })
}

/** A tapped button's place in its message. */
type Place = { readonly row: number; readonly column: number }

/**
 * Where the plugin looks for the tapped button: its data is the menu's id, the row and the column, in hexadecimal digits.
 * A place where no button can be is data that somebody made up.
 */
function placeOfTap(ctx: BotContext): Place {
  const [, row = -1, column = -1] = (ctx.callbackQuery?.data ?? '').split('/').map((part) => Number.parseInt(part, 16))
  const isPossible = row >= 0 && row < MAX_ROWS && column >= 0 && column < MAX_COLUMNS
  return isPossible ? { row, column } : { row: 0, column: 0 }
}

/**
 * The least in which the plugin finds the tapped button: empty rows, then one that is full up to it. The plugin awaits
 * every button that it renders, so each that is left out makes a tap cheaper.
 */
function addTapTarget(
  range: MenuRange<BotContext>,
  { row, column }: Place,
  handler: (ctx: BotContext) => Promise<void>,
): void {
  for (let above = 0; above < row; above += 1) range.row()
  for (let left = 0; left <= column; left += 1) range.text('·', handler)
}

export function createScreenMenus({ screens, onStale }: ScreenMenusDeps): ScreenMenus {
  const menus = new Map<ScreenName, ScreenMenu>()

  for (const screen of screens) {
    const menu = new ScreenMenu(screen.id, {
      autoAnswer: false,
      fingerprint: () => SCREENS_VERSION,
      onMenuOutdated: (ctx) => onStale(ctx),
    })
    const dispatch = async (ctx: BotContext): Promise<void> => {
      if (!(await screen.tapped(ctx, typeof ctx.match === 'string' ? ctx.match : ''))) await onStale(ctx)
    }
    menu.dynamic((ctx, range) => {
      if (ctx.screenRows === undefined) addTapTarget(range, placeOfTap(ctx), dispatch)
      else addRows(range, ctx.screenRows, dispatch)
    })
    menus.set(screen.name, menu)
  }

  const [root, ...children] = [...menus.values()]
  if (root === undefined) throw new Error('There are no screens')
  if (children.length > 0) root.register(children)

  return {
    root,
    async keyboard(name, ctx, rows) {
      ctx.screenRows = rows
      try {
        return (await menus.get(name)?.keyboard(ctx)) ?? []
      } finally {
        delete ctx.screenRows
      }
    },
  }
}
