/** The home menu: where everything starts from. */
import { setTimeout } from 'node:timers/promises'

import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { none } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { dayLines } from '../src/bot/text/day-lines.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { progressLines } from '../src/bot/text/progress-text.ts'
import type { Hint } from '../src/services/day/hint-of-day.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({
  contacts: none,
  agenda: none,
  deals: none,
  add: none,
  addDeal: none,
  search: none,
  reports: none,
  reps: none,
  team: none,
  settings: none,
})

/** Milliseconds that the screen waits for the hint of the day: without one it is just as good. */
const MAX_WAIT = 300

async function hintInTime(ctx: BotContext): Promise<Hint | null> {
  const given = ctx.services.hintOfDay(ctx.actor(), ctx.membership?.lastHint).catch(() => null)
  return Promise.race([given, setTimeout(MAX_WAIT, null, { ref: false })])
}

export const home = defineScreen({
  name: 'home',
  id: 'home',
  action,

  async render(ctx, { notice }) {
    const { t, membership } = ctx
    const actor = ctx.actor()
    const { role } = actor
    const [day, progress, hint] = await Promise.all([
      ctx.services.home(actor),
      ctx.services.progress(actor),
      hintInTime(ctx),
    ])
    const lines = [...dayLines(day, t), ...progressLines(progress, t)].join('\n')
    const tips = [t('home-hint'), ...(hint === null ? [] : [t(`tip-${hint}`)])].join('\n\n')
    const text = fmt`🏢 ${FormattedString.bold(membership?.workspaceName ?? '')} · ${t(`role-${role}`)}\n\n${lines}\n\n${tips}`
    const rows: Row[] = [
      [button(t('button-contacts'), action.contacts()), button(t('button-deals'), action.deals())],
      [button(t('button-agenda'), action.agenda())],
      ...(may(role, 'contact.write')
        ? [[button(t('button-add-contact'), action.add()), button(t('button-add-deal'), action.addDeal())]]
        : []),
      [button(t('button-search'), action.search()), button(t('button-reports'), action.reports())],
      ...(may(role, 'record.see-all') ? [[button(t('button-reps'), action.reps())]] : []),
      [button(t('button-team'), action.team()), button(t('button-settings'), action.settings())],
    ]
    return { text: withNotice(notice, text), rows }
  },

  on: {
    contacts: (ctx) => ctx.show('contacts', { order: 'recent' }),
    agenda: (ctx) => ctx.show('agenda', {}),
    deals: (ctx) => ctx.show('board', {}),
    add: (ctx) => ctx.begin('addContact', { known: {} }),
    addDeal: (ctx) => ctx.begin('addDeal', { known: {} }),
    search: (ctx) => ctx.begin('search', {}),
    reports: (ctx) => ctx.show('reports', {}),
    reps: (ctx) => ctx.show('reps', {}),
    team: (ctx) => ctx.show('team', {}),
    settings: (ctx) => ctx.show('settings', {}),
  },

  reload: (ctx, { notice }) => ctx.show('home', { notice }),
})
