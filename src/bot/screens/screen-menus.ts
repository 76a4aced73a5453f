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
import type { Screen } from './screen.ts'

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

type AnyScreen = Pick<Screen<ScreenName>, 'name' | 'id' | 'tapped'>

export type ScreenMenusDeps = {
  readonly screens: readonly AnyScreen[]
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
      range.text({ text: button.label, payload: button.action }, handler)
      if (button.style !== undefined) range.style(button.style)
    }
  })
}

/**
 * How many rows the plugin needs to find the tapped button: its data begins with the menu's id and the row in
 * hexadecimal digits.
 */
function rowsUpToTap(ctx: BotContext): number {
  const row = Number.parseInt(ctx.callbackQuery?.data?.split('/')[1] ?? '', 16)
  return row >= 0 && row < MAX_ROWS ? row + 1 : 1
}

function addTapTargets(rows: number, range: MenuRange<BotContext>, handler: (ctx: BotContext) => Promise<void>): void {
  for (let row = 0; row < rows; row++) {
    if (row > 0) range.row()
    for (let column = 0; column < MAX_COLUMNS; column++) range.text('·', handler)
  }
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
      if (ctx.screenRows === undefined) addTapTargets(rowsUpToTap(ctx), range, dispatch)
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
