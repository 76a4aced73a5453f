/** The home menu: where everything starts from. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { dayLines } from '../src/bot/text/day-lines.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({
  contacts: none,
  agenda: none,
  deals: none,
  add: none,
  addDeal: none,
  search: none,
  team: none,
  settings: none,
})

export const home = defineScreen({
  name: 'home',
  id: 'home',
  action,

  async render(ctx, { notice }) {
    const { t, membership } = ctx
    const actor = ctx.actor()
    const { role } = actor
    const lines = dayLines(await ctx.services.home(actor), t).join('\n')
    const text = fmt`🏢 ${FormattedString.bold(membership?.workspaceName ?? '')} · ${t(`role-${role}`)}\n\n${lines}\n\n${t('home-hint')}`
    const rows: Row[] = [
      [button(t('button-contacts'), action.contacts()), button(t('button-deals'), action.deals())],
      [button(t('button-agenda'), action.agenda())],
      ...(may(role, 'contact.write')
        ? [[button(t('button-add-contact'), action.add()), button(t('button-add-deal'), action.addDeal())]]
        : []),
      [button(t('button-search'), action.search())],
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
    team: (ctx) => ctx.show('team', {}),
    settings: (ctx) => ctx.show('settings', {}),
  },

  reload: (ctx, { notice }) => ctx.show('home', { notice }),
})
