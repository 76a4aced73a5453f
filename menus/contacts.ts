/** The list of contacts, page by page. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/context/bot-context.ts'
import type { ScreenParams } from '../src/bot/context/screen-params.ts'
import { type Button, labelOf, type Row } from '../src/bot/context/buttons.ts'
import type { Screen } from '../src/bot/context/screen.ts'
import { withNotice } from '../src/bot/views/notice.ts'
import type { ContactId } from '../src/models/ids.ts'
import type { ContactSummary } from '../src/services/contacts/contact-view.ts'
import { may } from '../src/services/permissions.ts'

const PAGE_SIZE = 8

type ListParams = ScreenParams['contacts']

/** The list's state in a button: `<order><scope>` and, for a page, `<direction><contact id>`. */
export function encodeList({ order, mine = false, page }: ListParams): string {
  const state = `${order === 'name' ? 'n' : 'r'}${mine ? 'm' : 'a'}`
  return page === undefined ? state : `${state}${page.direction === 'after' ? '>' : '<'}${page.contactId}`
}

/** Reads {@link encodeList}; anything else is the first page of all, recent first. */
export function decodeList(text: string): ListParams {
  const [, order, scope, direction, id] = /^([rn])([am])(?:([<>])([0-9a-f]{24}))?$/u.exec(text) ?? []
  return {
    order: order === 'n' ? 'name' : 'recent',
    mine: scope === 'm',
    ...(direction !== undefined && {
      page: { direction: direction === '>' ? ('after' as const) : ('before' as const), contactId: id as ContactId },
    }),
  }
}

function rowOf({ id, displayName, companyName }: ContactSummary): Row {
  return [
    { label: labelOf(companyName === null ? displayName : `${displayName} · ${companyName}`), action: `open:${id}` },
  ]
}

/** The pager's row: only the directions that lead somewhere. */
function pager(
  params: ListParams,
  contacts: readonly ContactSummary[],
  before: boolean,
  after: boolean,
): readonly Button[] {
  const [first, last] = [contacts.at(0), contacts.at(-1)]
  const to = (direction: 'before' | 'after', contactId: ContactId): string =>
    `list:${encodeList({ ...params, page: { direction, contactId } })}`
  return [
    ...(before && first ? [{ label: '◀️', action: to('before', first.id) }] : []),
    ...(after && last ? [{ label: '▶️', action: to('after', last.id) }] : []),
  ]
}

async function render(ctx: BotContext, { notice, ...params }: ListParams) {
  const { t } = ctx
  const actor = ctx.actor()
  const { contacts, hasBefore, hasAfter } = await ctx.services.contacts.list(actor, { ...params, limit: PAGE_SIZE })
  const { order, mine = false } = params
  const none = contacts.length === 0
  const shown = [...(none ? [] : [t(`contacts-order-${order}`)]), ...(mine ? [t('contacts-scope-mine')] : [])]
  const body = none ? t(mine ? 'contacts-none-mine' : 'contacts-none') : t('contacts-pick')
  const pages = pager(params, contacts, hasBefore, hasAfter)
  const views: Row = [
    {
      label: t(order === 'name' ? 'button-order-recent' : 'button-order-name'),
      action: `list:${encodeList({ order: order === 'name' ? 'recent' : 'name', mine })}`,
    },
    {
      label: t(mine ? 'button-scope-all' : 'button-scope-mine'),
      action: `list:${encodeList({ order, mine: !mine })}`,
    },
  ]
  const rows: Row[] = [
    ...contacts.map(rowOf),
    ...(pages.length > 0 ? [pages] : []),
    // Nothing can be put in another order where nothing is; the way back from «only mine» stays.
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
    open: (ctx, id) => ctx.show('contact', { id }),
    list: (ctx, state) => ctx.show('contacts', decodeList(state)),
    add: (ctx) => ctx.begin('addContact', { known: {} }),
    search: (ctx) => ctx.begin('search', {}),
    home: (ctx) => ctx.show('home', {}),
  },
  reload: (ctx, { notice }) => ctx.show('contacts', { order: 'recent', notice }),
}
