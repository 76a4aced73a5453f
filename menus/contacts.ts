/** The list of contacts, page by page. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import type { ScreenParams } from '../src/bot/screens/screen-params.ts'
import type { Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import {
  type ContactsPlace,
  packContactIn,
  packContacts,
  unpackContactIn,
  unpackContacts,
} from '../src/bot/screens/list-place.ts'
import { pager } from '../src/bot/screens/pager.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { ContactSummary } from '../src/services/contacts/contact-view.ts'
import { may } from '../src/services/core/permissions.ts'

const PAGE_SIZE = 8

function rowOf({ id, displayName, companyName }: ContactSummary, place: ContactsPlace): Row {
  return [
    {
      label: labelOf(companyName === null ? displayName : `${displayName} · ${companyName}`),
      action: `open:${packContactIn(id, place)}`,
    },
  ]
}

async function render(ctx: BotContext, { notice, ...place }: ScreenParams['contacts']) {
  const { t } = ctx
  const actor = ctx.actor()
  const found = await ctx.services.contacts.list(actor, { ...place, limit: PAGE_SIZE })
  const { contacts } = found
  const { order, mine = false } = place
  const none = contacts.length === 0
  const shown = [...(none ? [] : [t(`contacts-order-${order}`)]), ...(mine ? [t('contacts-scope-mine')] : [])]
  const body = none ? t(mine ? 'contacts-none-mine' : 'contacts-none') : t('contacts-pick')
  const pages = pager(
    contacts,
    found,
    (direction, contactId) => `list:${packContacts({ ...place, page: { direction, contactId } })}`,
  )
  const views: Row = [
    {
      label: t(order === 'name' ? 'button-order-recent' : 'button-order-name'),
      action: `list:${packContacts({ order: order === 'name' ? 'recent' : 'name', mine })}`,
    },
    {
      label: t(mine ? 'button-scope-all' : 'button-scope-mine'),
      action: `list:${packContacts({ order, mine: !mine })}`,
    },
  ]
  const rows: Row[] = [
    ...contacts.map((one) => rowOf(one, place)),
    ...(pages.length > 0 ? [pages] : []),
    // Nothing can be put in another order where nothing is; the way back from “only mine” stays.
    ...(none && !mine ? [] : [views]),
    [
      ...(may(actor.role, 'contact.write') ? [{ label: t('button-add-contact'), action: 'add' }] : []),
      { label: t('button-search'), action: 'search' },
    ],
    [{ label: t('button-home'), action: 'home' }],
  ]
  const title = fmt`${FormattedString.bold(t('contacts-title'))}${shown.map((word) => ` · ${word}`).join('')}`
  return { text: withNotice(notice, fmt`${title}\n${body}`), rows }
}

export const contacts: Screen<'contacts'> = {
  name: 'contacts',
  id: 'cts',
  render,
  actions: {
    open: (ctx, argument) => ctx.show('contact', unpackContactIn(argument)),
    list: (ctx, place) => ctx.show('contacts', unpackContacts(place)),
    add: (ctx) => ctx.begin('addContact', { known: {} }),
    search: (ctx) => ctx.begin('search', {}),
    home: (ctx) => ctx.show('home', {}),
  },
  reload: (ctx, { notice }) => ctx.show('contacts', { order: 'recent', notice }),
}
