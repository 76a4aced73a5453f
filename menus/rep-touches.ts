/** What a member did with customers last, each with a way to the record. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { RECORD_SIGNS } from '../src/bot/text/news-text.ts'
import { touchLine } from '../src/bot/text/rep-text.ts'
import type { CompanyId, ContactId, DealId, MemberId } from '../src/models/ids.ts'
import type { MemberTouch } from '../src/services/reps/read-touches.ts'
import { TOUCH_DAYS } from '../src/services/reps/rep-figures.ts'

const action = declareActions({
  deal: anId<DealId>(),
  contact: anId<ContactId>(),
  company: anId<CompanyId>(),
  back: anId<MemberId>(),
})

function openRow({ record, name }: NonNullable<MemberTouch['about']>): Row {
  const label = labelOf(`${RECORD_SIGNS[record.kind]} ${name}`)
  switch (record.kind) {
    case 'deal':
      return [button(label, action.deal(record.id))]
    case 'contact':
      return [button(label, action.contact(record.id))]
    case 'company':
      return [button(label, action.company(record.id))]
  }
}

export const repTouches = defineScreen({
  name: 'repTouches',
  id: 'rplt',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const { name, touches } = await ctx.services.reps.touches(ctx.actor(), id)
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const about = new Map(touches.flatMap(({ about: one }) => (one === null ? [] : [[one.record.id, one] as const])))
    const lines =
      touches.length === 0
        ? t('rep-touches-none', { days: TOUCH_DAYS })
        : touches.map((touch) => touchLine(touch, clock)).join('\n')
    return {
      text: fmt`${FormattedString.bold(t('rep-touches-title', { name }))}\n\n${lines}`,
      rows: [...[...about.values()].map(openRow), [button(t('button-back'), action.back(id))]],
    }
  },

  on: {
    deal: (ctx, id) => ctx.show('deal', { id }),
    contact: (ctx, id) => ctx.show('contact', { id }),
    company: (ctx, id) => ctx.show('company', { id }),
    back: (ctx, id) => ctx.show('rep', { id }),
  },

  reload: (ctx, { tap, notice }) => (tap?.action === 'back' ? ctx.show('rep', { id: tap.argument, notice }) : null),
})
