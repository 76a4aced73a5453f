/** The commands, and the answer to everything that nothing else handled. */
import { fmt } from '@grammyjs/parse-mode'
import { Composer } from 'grammy'

import { parseSingleLine } from '../../language/single-line.ts'
import { decodeCallback } from '../screens/callback-codec.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { helpText } from './help-text.ts'
import { createLineCommands } from './line-commands.ts'
import { handleLine } from './quick-add.ts'
import { readCardPayload, SEARCH_PAYLOAD } from '../text/card-link.ts'
import { inviteTokenIn } from '../text/invite-link.ts'
import { may } from '../../services/core/permissions.ts'
import { takeCard } from '../screens/take-card.ts'
import { takeDown, takenFile } from '../screens/take-down.ts'
import { showDuplicates } from '../screens/show-duplicates.ts'
import { showFound } from '../screens/show-found.ts'
import { showCardAnywhere } from '../screens/show-card-anywhere.ts'
import { undoLatestAndShow } from '../screens/undo-and-show.ts'
import { showCurrentMenu } from '../screens/show-current-menu.ts'

/** Content other than text. Telegram's own service messages (a pin, a new background) are not included. */
const SENT_CONTENT = [
  'message:file',
  'message:contact',
  'message:location',
  'message:venue',
  'message:poll',
  'message:dice',
  'message:game',
  'message:story',
  'message:paid_media',
  'message:checklist',
] as const

async function start(ctx: BotContext & { match: string }): Promise<void> {
  const token = inviteTokenIn(ctx.match)
  const card = readCardPayload(ctx.services.kinds, ctx.match)
  if (token !== null) await ctx.show('invitation', { token })
  else if (ctx.membership === null) await ctx.show('welcome', {})
  else if (card !== null) await showCardAnywhere(ctx, card)
  else if (ctx.match === SEARCH_PAYLOAD) await ctx.begin('search', {})
  else await ctx.show('home', {})
}

async function find(ctx: BotContext & { match: string }): Promise<void> {
  if (ctx.match.trim() === '') await ctx.begin('search', {})
  else await showFound(ctx, parseSingleLine(ctx.match))
}

/** Install it after dialogues and menus. */
export function createCommands(): Composer<BotContext> {
  const composer = new Composer<BotContext>()

  composer.command('start', start)
  composer.command('help', async (ctx) => {
    const { supports_inline_queries: inline, username } = ctx.me
    const help = helpText(ctx.membership?.role ?? null, ctx.t)
    const { text, entities } = inline ? fmt`${help}\n\n${ctx.t('help-inline', { bot: username })}` : help
    await ctx.reply(text, { entities })
  })
  composer.command('privacy', async (ctx) => {
    if (ctx.membership === null) await ctx.reply(ctx.t('privacy-text'))
    else await ctx.show('privacy', {})
  })
  composer.command('workspaces', (ctx) => ctx.show('workspaces', {}))

  // Everything below is for members.
  const members = composer.filter((ctx) => ctx.membership !== null)
  members.command('menu', (ctx) => ctx.show('home', {}))
  members.command('add', (ctx) => ctx.begin('addContact', { known: {} }))
  members.use(createLineCommands())
  members.command('find', find)
  members.command('contacts', (ctx) => ctx.show('contacts', { order: 'recent' }))
  members.command('companies', (ctx) => ctx.show('companies', {}))
  members.command('duplicates', (ctx) => showDuplicates(ctx))
  members.command('board', (ctx) => ctx.show('board', {}))
  members.command('deals', (ctx) => ctx.show('board', { mine: true }))
  members.command(['report', 'reports'], (ctx) => ctx.show('reports', {}))
  members.command('reps', (ctx) => ctx.show('reps', {}))
  members.command('agenda', (ctx) => ctx.show('agenda', {}))
  members.command('tasks', (ctx) => ctx.show('taskList', { of: { kind: 'mine' }, part: 'today' }))
  members.command('import', (ctx) => ctx.show('imports', {}))
  members.command('undo', undoLatestAndShow)
  members.command('invite', (ctx) => ctx.show('inviteRole', {}))
  members.command('team', (ctx) => ctx.show('team', {}))
  members.command('sources', (ctx) => ctx.show('leadSources', {}))
  members.command('apikeys', (ctx) => ctx.show('apiKeys', {}))
  members.command('settings', (ctx) => ctx.show('settings', {}))
  members.on('message:contact', (ctx) => takeCard(ctx, ctx.message, ctx.message.contact))

  composer.on('message:text', async (ctx) => {
    const { text, entities = [] } = ctx.message
    const token = inviteTokenIn(text)
    if (token !== null) await ctx.show('invitation', { token })
    else if (ctx.membership === null) await ctx.show('welcome', {})
    else if (entities[0]?.type === 'bot_command' && entities[0].offset === 0) await ctx.reply(ctx.t('unknown-command'))
    else await handleLine(ctx, text)
  })
  members.on('message:file', async (ctx, next) => {
    const taken = may(ctx.actor().role, 'note.write') ? takenFile(ctx.message) : null
    await (taken === null ? next() : takeDown(ctx, ctx.message, taken))
  })
  composer.on([...SENT_CONTENT], async (ctx) => {
    await (ctx.membership === null
      ? ctx.show('welcome', {})
      : ctx.show('notice', { text: ctx.t('unsupported-content') }))
  })

  composer.on('callback_query:data', async (ctx) => {
    const { data, message } = ctx.callbackQuery
    // Tapped twice, or on a second device: what the first tap led to is in the message by now, and stays there.
    const shown = message?.reply_markup?.inline_keyboard.flat()
    const isReplaced = shown?.some((button) => 'callback_data' in button && button.callback_data === data) === false
    if (decodeCallback(data) === null) await showCurrentMenu(ctx)
    else if (!isReplaced) await ctx.show('notice', { text: ctx.t('draft-gone') })
  })
  return composer
}
