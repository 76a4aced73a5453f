/** Which field of a deal to edit. */
import { fmt } from '@grammyjs/parse-mode'

import { DEAL_FIELDS, type DealField } from '../src/bot/dialogues/dialogues.ts'
import type { Button, Row } from '../src/bot/screens/buttons.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { dealCard } from '../src/bot/text/deal-card.ts'
import { AppError } from '../src/errors.ts'
import { authorize } from '../src/services/core/permissions.ts'

/** What the button of each field is called: the field's own name, where a button has room for it. */
const ACTIONS = {
  title: 'title',
  amount: 'amount',
  contact: 'contact',
  company: 'company',
  expectedCloseOn: 'close',
  owner: 'owner',
  tags: 'tags',
} as const satisfies Record<DealField, string>

export const editDeal: Screen<'editDeal'> = {
  name: 'editDeal',
  id: 'dle',

  async render(ctx, { id }) {
    const { t } = ctx
    const actor = ctx.actor()
    authorize(actor, 'deal.write')
    const view = await ctx.services.deals.get(actor, id)
    if (view.status !== 'open') throw new AppError('CONFLICT', { details: { reason: 'closed', status: view.status } })
    const buttons = DEAL_FIELDS.map((field): Button => ({
      label: t(`deal-field-${field}`),
      action: `${ACTIONS[field]}:${view.id}`,
    }))
    const rows: Row[] = [
      ...[0, 2, 4, 6].map((start) => buttons.slice(start, start + 2)),
      [{ label: t('button-back'), action: `back:${view.id}` }],
    ]
    return { text: fmt`${dealCard(view, t)}\n\n${t('contact-edit-which')}`, rows }
  },

  actions: {
    back: (ctx, id) => ctx.show('deal', { id }),
    ...Object.fromEntries(
      DEAL_FIELDS.map((field) => [
        ACTIONS[field],
        (ctx, id) => ctx.begin('editDeal', { id, field }),
      ]) satisfies readonly (readonly [string, Screen<'editDeal'>['actions'][string]])[],
    ),
  },

  reload: (ctx, { argument, notice }) => ctx.show('deal', { id: argument, notice }),
}
