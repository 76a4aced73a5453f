/** The contacts who work for a company, page by page. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { peoplePlace } from '../src/bot/screens/list-place.ts'
import { pager } from '../src/bot/screens/pager.ts'
import { defineScreen, type ScreenContent } from '../src/bot/screens/screen.ts'
import type { ScreenParams } from '../src/bot/screens/screen-params.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { CompanyId, ContactId } from '../src/models/ids.ts'

const action = declareActions({
  open: anId<ContactId>(),
  list: peoplePlace,
  back: anId<CompanyId>(),
  home: none,
})

const PAGE_SIZE = 8

async function render(ctx: BotContext, { notice, ...place }: ScreenParams['companyPeople']): Promise<ScreenContent> {
  const { t } = ctx
  const actor = ctx.actor()
  const [{ id: company, name }, page] = await Promise.all([
    ctx.services.companies.get(actor, place.company),
    ctx.services.contacts.list(actor, { ...place, order: 'name', limit: PAGE_SIZE }),
  ])
  // Merged into another one since: these are that one's people.
  if (company !== place.company) return render(ctx, { company, ...(notice !== undefined && { notice }) })
  const pages = pager(page.contacts, page, (direction, contactId) =>
    action.list({ ...place, page: { direction, contactId } }),
  )
  const rows: Row[] = [
    ...page.contacts.map(({ id, displayName }) => [button(labelOf(displayName), action.open(id))]),
    ...(pages.length > 0 ? [pages] : []),
    [button(t('button-back'), action.back(place.company)), button(t('button-home'), action.home())],
  ]
  const body = t(page.contacts.length === 0 ? 'company-people-none' : 'contacts-pick')
  return { text: withNotice(notice, fmt`🏢 ${FormattedString.bold(name)}\n${body}`), rows }
}

export const companyPeople = defineScreen({
  name: 'companyPeople',
  id: 'cpp',
  action,

  render,

  on: {
    open: (ctx, id) => ctx.show('contact', { id }),
    list: (ctx, place) => ctx.show('companyPeople', place),
    back: (ctx, id) => ctx.show('company', { id }),
    home: (ctx) => ctx.show('home', {}),
  },

  reload(ctx, { tap, notice }) {
    switch (tap?.action) {
      case 'list':
        return ctx.show('companyPeople', { company: tap.argument.company, notice })
      case 'back':
        return ctx.show('companies', { notice })
      default:
        return null
    }
  },
})
