/** Taps without the rest of the product: only the menus, only grammY's composer, or a bot that somebody would begin with. */
import { Bot, Composer, Context } from 'grammy'
import type { InlineKeyboardButton } from 'grammy/types'

import { SCREENS } from '../../src/bot/assembly/screens.ts'
import type { BotContext } from '../../src/bot/screens/bot-context.ts'
import type { Row } from '../../src/bot/screens/buttons.ts'
import { createScreenMenus, type ScreenMenus } from '../../src/bot/screens/screen-menus.ts'
import { TAPPED_PERSON, tapOf } from './made-tap.ts'
import { answering, BOT_INFO, TOKEN } from './no-network.ts'

export type Tap = () => Promise<unknown>

const nothing = (): Promise<void> => Promise.resolve()

function contextOf(data: string): BotContext {
  const { api } = new Bot(TOKEN, { botInfo: BOT_INFO, client: answering })
  return new Context(tapOf(data), api, BOT_INFO) as BotContext
}

/** Buttons of a message that is full up to a place. The screen of invitations is shown without reading anything. */
export async function keyboardOf(menus: ScreenMenus, rows: readonly Row[]): Promise<InlineKeyboardButton[][]> {
  return menus.keyboard('inviteRole', contextOf(''), rows)
}

/** The data of the screen's own first button; what follows the last slash is the same for every button. */
export async function hashOf(menus: ScreenMenus): Promise<string> {
  const context = Object.assign(contextOf(''), { t: (key: string) => key, actor: () => TAPPED_PERSON.actor })
  const { rows } = await SCREENS.inviteRole.render(context, {})
  const [button] = (await keyboardOf(menus, rows)).flat()
  if (button === undefined || !('callback_data' in button)) throw new Error('The screen has no button')
  return button.callback_data.split('/').at(-1) ?? ''
}

/** The menus find the handler of a button, which does nothing. */
export async function createDispatch(place: { readonly row: number; readonly column: number }): Promise<Tap> {
  const screens = Object.values(SCREENS).map(({ name, id }) => ({ name, id, tapped: () => Promise.resolve(true) }))
  const menus = createScreenMenus({ screens, onStale: () => Promise.reject(new Error('The tap was refused')) })
  const data = `team/${place.row.toString(16)}/${place.column.toString(16)}/invite/${await hashOf(menus)}`
  const middleware = new Composer<BotContext>(menus.root).middleware()
  return async () => middleware(contextOf(data), nothing)
}

export function createFloorDispatch(): Tap {
  const composer = new Composer<BotContext>()
  composer.callbackQuery(/./u, nothing)
  const middleware = composer.middleware()
  return async () => middleware(contextOf('data'), nothing)
}

/** Edits the tapped message, and does nothing else. */
export function createBareBot(): Tap {
  const bot = new Bot(TOKEN, { botInfo: BOT_INFO, client: answering })
  bot.callbackQuery(/./u, (ctx) => ctx.editMessageText('Invite'))
  return () => bot.handleUpdate(tapOf('data'))
}
