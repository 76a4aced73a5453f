/** The list of companies, page by page. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { companiesPlace } from '../src/bot/screens/list-place.ts'
import { pager } from '../src/bot/screens/pager.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { companyLabel } from '../src/bot/text/company-card.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { CompanyId } from '../src/models/ids.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({
  open: anId<CompanyId>(),
  list: companiesPlace,
  add: none,
  search: none,
  contacts: none,
  out: companiesPlace,
  filter: companiesPlace,
  saved: none,
  home: none,
})

const PAGE_SIZE = 8

export const companies = defineScreen({
  name: 'companies',
  id: 'cps',
  action,

  async render(ctx, { notice, ...place }) {
    const { t } = ctx
    const actor = ctx.actor()
    const { mine = false } = place
    const page = await ctx.services.companies.list(actor, { ...place, limit: PAGE_SIZE })
    const isEmpty = page.companies.length === 0
    const pages = pager(page.companies, page, (direction, companyId) =>
      action.list({ ...place, page: { direction, companyId } }),
    )
    const scope = button(t(mine ? 'button-scope-all' : 'button-scope-mine'), action.list({ mine: !mine }))
    const rows: Row[] = [
      ...page.companies.map((one) => [button(companyLabel(one), action.open(one.id))]),
      ...(pages.length > 0 ? [pages] : []),
      // The way back from “only mine” stays.
      ...(isEmpty && !mine ? [] : [[scope, button(t('button-filter'), action.filter({ mine }))]]),
      [
        ...(may(actor.role, 'contact.write') ? [button(t('button-add-company'), action.add())] : []),
        button(t('button-search'), action.search()),
      ],
      [
        button(t('button-contacts'), action.contacts()),
        ...(isEmpty ? [] : [button(t('button-list-file'), action.out({ mine }))]),
      ],
      ...(isEmpty ? [] : [[button(t('button-saved-views'), action.saved())]]),
      [button(t('button-home'), action.home())],
    ]
    const title = fmt`${FormattedString.bold(t('companies-title'))}${mine ? ` · ${t('contacts-scope-mine')}` : ''}`
    const noCompanies = mine ? 'companies-none-mine' : 'companies-none'
    return { text: withNotice(notice, fmt`${title}\n${t(isEmpty ? noCompanies : 'contacts-pick')}`), rows }
  },

  on: {
    open: (ctx, id) => ctx.show('company', { id }),
    list: (ctx, place) => ctx.show('companies', place),
    add: (ctx) => ctx.begin('addCompany', {}),
    search: (ctx) => ctx.begin('search', {}),
    contacts: (ctx) => ctx.show('contacts', { order: 'recent' }),
    // A new message, so that the list stays.
    out: (ctx, { mine = false }) =>
      ctx.show('listFile', { list: { in: 'companies', kind: 'company', mine } }, { fresh: true }),
    async filter(ctx, { mine = false }) {
      await ctx.show('viewFilter', { id: await ctx.services.views.begin(ctx.actor(), 'company', { mine }) })
    },
    saved: (ctx) => ctx.show('savedViews', { kind: 'company' }),
    home: (ctx) => ctx.show('home', {}),
  },
  reload: (ctx, { notice }) => ctx.show('companies', { notice }),
})
