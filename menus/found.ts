/** What a search found. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { dealLine } from '../src/bot/text/deal-line.ts'
import { may } from '../src/services/core/permissions.ts'

const MAX_SHOWN = 8
const MAX_DEALS = 4

export const found: Screen<'found'> = {
  name: 'found',
  id: 'fnd',

  async render(ctx, { text }) {
    const { t } = ctx
    const actor = ctx.actor()
    const [{ contacts, approximate, more }, deals] = await Promise.all([
      ctx.services.contacts.find(actor, text, MAX_SHOWN),
      ctx.services.deals.find(actor, text, MAX_DEALS),
    ])
    const none = contacts.length === 0 && deals.length === 0
    const title = FormattedString.bold(t('found-title', { query: labelOf(text) }))
    const body = none
      ? t('found-nothing')
      : t(approximate && deals.length === 0 ? 'found-approximate' : more ? 'found-more' : 'found-pick')
    const rows: Row[] = [
      ...contacts.map(({ id, displayName, companyName }) => [
        {
          label: labelOf(companyName === null ? displayName : `${displayName} · ${companyName}`),
          action: `open:${id}`,
        },
      ]),
      ...deals.map((deal) => [{ label: dealLine(deal, t, '💼 '), action: `deal:${deal.id}` }]),
      ...(none && may(ctx.actor().role, 'contact.write') ? [[{ label: t('button-add-contact'), action: 'add' }]] : []),
      [
        { label: t('button-search-again'), action: 'search' },
        { label: t('button-home'), action: 'home' },
      ],
    ]
    return { text: fmt`${title}\n${body}`, rows }
  },

  actions: {
    // A new message, so that the list stays for the next one.
    open: (ctx, id) => ctx.show('contact', { id }, { fresh: true }),
    deal: (ctx, id) => ctx.show('deal', { id }, { fresh: true }),
    add: (ctx) => ctx.begin('addContact', { known: {} }),
    search: (ctx) => ctx.begin('search', {}),
    home: (ctx) => ctx.show('home', {}),
  },

  // The list stays: the others on it are there still.
  reload: (ctx, { notice }) => ctx.show('notice', { text: notice }, { fresh: true }),
}
