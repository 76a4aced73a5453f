/** The list of contacts, page by page. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import type { ScreenParams } from '../src/bot/screens/screen-params.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { contactIn, type ContactsPlace, contactsPlace } from '../src/bot/screens/list-place.ts'
import { pager } from '../src/bot/screens/pager.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { ContactSummary } from '../src/services/contacts/contact-view.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({
  open: contactIn,
  list: contactsPlace,
  add: none,
  search: none,
  out: contactsPlace,
  filter: contactsPlace,
  saved: none,
  companies: none,
  home: none,
})

const PAGE_SIZE = 8

function rowOf({ id, displayName, companyName }: ContactSummary, place: ContactsPlace): Row {
  return [
    button(
      labelOf(companyName === null ? displayName : `${displayName} · ${companyName}`),
      action.open({ id, from: place }),
    ),
  ]
}

async function render(ctx: BotContext, { notice, ...place }: ScreenParams['contacts']) {
  const { t } = ctx
  const actor = ctx.actor()
  const found = await ctx.services.contacts.list(actor, { ...place, limit: PAGE_SIZE })
  const { contacts } = found
  const { order, mine = false } = place
  const isEmpty = contacts.length === 0
  const shown = [...(isEmpty ? [] : [t(`contacts-order-${order}`)]), ...(mine ? [t('contacts-scope-mine')] : [])]
  const body = isEmpty ? t(mine ? 'contacts-none-mine' : 'contacts-none') : t('contacts-pick')
  const pages = pager(contacts, found, (direction, contactId) =>
    action.list({ ...place, page: { direction, contactId } }),
  )
  const views: Row = [
    button(
      t(order === 'name' ? 'button-order-recent' : 'button-order-name'),
      action.list({ order: order === 'name' ? 'recent' : 'name', mine }),
    ),
    button(t(mine ? 'button-scope-all' : 'button-scope-mine'), action.list({ order, mine: !mine })),
  ]
  const rows: Row[] = [
    ...contacts.map((one) => rowOf(one, place)),
    ...(pages.length > 0 ? [pages] : []),
    // An empty list cannot be sorted; the way back from “only mine” stays.
    ...(isEmpty && !mine
      ? []
      : [
          views,
          [button(t('button-filter'), action.filter({ order, mine })), button(t('button-saved-views'), action.saved())],
        ]),
    [
      ...(may(actor.role, 'contact.write') ? [button(t('button-add-contact'), action.add())] : []),
      button(t('button-search'), action.search()),
    ],
    [
      button(t('button-companies'), action.companies()),
      ...(isEmpty ? [] : [button(t('button-list-file'), action.out({ order, mine }))]),
    ],
    [button(t('button-home'), action.home())],
  ]
  const title = fmt`${FormattedString.bold(t('contacts-title'))}${shown.map((word) => ` · ${word}`).join('')}`
  return { text: withNotice(notice, fmt`${title}\n${body}`), rows }
}

export const contacts = defineScreen({
  name: 'contacts',
  id: 'cts',
  action,
  render,
  on: {
    open: (ctx, place) => ctx.show('contact', place),
    list: (ctx, place) => ctx.show('contacts', place),
    add: (ctx) => ctx.begin('addContact', { known: {} }),
    search: (ctx) => ctx.begin('search', {}),
    // A new message, so that the list stays.
    out: (ctx, { order, mine = false }) =>
      ctx.show('listFile', { list: { in: 'contacts', kind: 'contact', order, mine } }, { fresh: true }),
    async filter(ctx, { order, mine = false }) {
      const id = await ctx.services.views.begin(ctx.actor(), 'contact', { order, mine })
      await ctx.show('viewFilter', { id })
    },
    saved: (ctx) => ctx.show('savedViews', { kind: 'contact' }),
    companies: (ctx) => ctx.show('companies', {}),
    home: (ctx) => ctx.show('home', {}),
  },
  reload: (ctx, { notice }) => ctx.show('contacts', { order: 'recent', notice }),
})
