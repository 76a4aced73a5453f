/** The home menu: where everything starts from. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { Row } from '../src/bot/screens/buttons.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { dayLines } from '../src/bot/text/day-lines.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { may } from '../src/services/core/permissions.ts'

export const home: Screen<'home'> = {
  name: 'home',
  id: 'home',

  async render(ctx, { notice }) {
    const { t, membership } = ctx
    const actor = ctx.actor()
    const { role } = actor
    const lines = dayLines(await ctx.services.home(actor), t).join('\n')
    const text = fmt`${t('home-greeting', { name: membership?.memberName ?? '' })}\n🏢 ${FormattedString.bold(membership?.workspaceName ?? '')} · ${t(`role-${role}`)}\n\n${lines}\n\n${t('home-hint')}`
    const rows: Row[] = [
      [
        { label: t('button-contacts'), action: 'contacts' },
        { label: t('button-deals'), action: 'deals' },
      ],
      [{ label: t('button-agenda'), action: 'agenda' }],
      ...(may(role, 'contact.write')
        ? [
            [
              { label: t('button-add-contact'), action: 'add' },
              { label: t('button-add-deal'), action: 'addDeal' },
            ],
          ]
        : []),
      [{ label: t('button-search'), action: 'search' }],
      [
        { label: t('button-team'), action: 'team' },
        { label: t('button-settings'), action: 'settings' },
      ],
    ]
    return { text: withNotice(notice, text), rows }
  },

  actions: {
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
}
