/** Contacts and companies that may be one, a pair at a time: merge them, keep them apart, or decide later. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { mergedId, mergedPair, recordPair } from '../src/bot/screens/merged-argument.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { showDuplicates } from '../src/bot/screens/show-duplicates.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { companyCard } from '../src/bot/text/company-card.ts'
import { contactCard } from '../src/bot/text/contact-card.ts'
import type { RecordWords } from '../src/bot/text/field-lines.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { Id } from '../src/ids.ts'
import type { DuplicatePairId, EventId } from '../src/models/ids.ts'
import type { CompanyView } from '../src/services/companies/company-view.ts'
import type { ContactView } from '../src/services/contacts/contact-view.ts'
import type { PossibleDuplicates } from '../src/services/duplicates/review-duplicates.ts'
import type { DuplicateSign } from '../src/services/duplicates/duplicate-signs.ts'
import { type MergedKind, mergedRef } from '../src/services/merging/mergeable.ts'

const action = declareActions({
  merge: mergedPair,
  apart: anId<DuplicatePairId>(),
  later: anId<DuplicatePairId>(),
  reopen: anId<DuplicatePairId>(),
  undo: anId<EventId>(),
  open: mergedId,
  next: none,
  home: none,
})

/** A person has a name in one grammatical gender, a company in another. */
function signKey(sign: DuplicateSign, kind: MergedKind) {
  return kind === 'company' && sign === 'name' ? 'duplicate-sign-company-name' : (`duplicate-sign-${sign}` as const)
}

type Shown = { readonly id: Id; readonly name: string; readonly card: FormattedString }

function shownRecords(next: PossibleDuplicates, words: RecordWords): readonly [Shown, Shown] {
  if (next.kind === 'contact') {
    const [one, other] = next.records
    const shown = (contact: ContactView): Shown => ({
      id: contact.id,
      name: contact.displayName,
      card: contactCard(contact, words),
    })
    return [shown(one), shown(other)]
  }
  const [one, other] = next.records
  const shown = (company: CompanyView): Shown => ({
    id: company.id,
    name: company.name,
    card: companyCard(company, words),
  })
  return [shown(one), shown(other)]
}

export const duplicates = defineScreen({
  name: 'duplicates',
  id: 'dup',
  action,

  async render(ctx, { notice, undoId, apart }) {
    const { t } = ctx
    const { next, isScanning } = await ctx.services.duplicates.next(ctx.actor())
    const undo: Row[] = [
      ...(undoId === undefined ? [] : [[button(t('button-undo'), action.undo(undoId))]]),
      ...(apart === undefined ? [] : [[button(t('button-undo'), action.reopen(apart))]]),
    ]
    if (next === null) {
      const text = fmt`${t(isScanning ? 'duplicates-scanning' : 'duplicates-done')}`
      const rows: Row[] = [
        ...undo,
        ...(isScanning ? [[button(t('button-refresh-duplicates'), action.next())]] : []),
        [button(t('button-home'), action.home())],
      ]
      return { text: withNotice(notice, text), rows }
    }
    const { kind } = next
    const [first, second] = shownRecords(next, cardWords(ctx))
    const why = next.signs.map((sign) => t(signKey(sign, kind))).join(', ')
    const title = FormattedString.bold(t(`duplicates-${next.isCertain ? 'certain' : 'likely'}-${kind}`))
    const text = fmt`${title}\n${t('duplicates-why', { why })}\n\n${first.card}\n\n${second.card}`
    const rows: Row[] = [
      ...undo,
      [button(t('button-merge'), action.merge({ kind, value: [first.id, second.id] }), 'primary')],
      [button(t(`button-keep-apart-${kind}`), action.apart(next.id)), button(t('button-later'), action.later(next.id))],
      [
        button(labelOf(first.name), action.open({ kind, value: first.id })),
        button(labelOf(second.name), action.open({ kind, value: second.id })),
      ],
      [button(t('button-home'), action.home())],
    ]
    return { text: withNotice(notice, text), rows }
  },

  on: {
    merge: (ctx, pair) => ctx.show('mergeRecords', { ...recordPair(pair), isReview: true }),
    async apart(ctx, id) {
      const kind = await ctx.services.duplicates.keepApart(ctx.actor(), id)
      await showDuplicates(ctx, { notice: ctx.t(`duplicates-apart-${kind}`), apart: id })
    },
    async later(ctx, id) {
      await ctx.services.duplicates.later(ctx.actor(), id)
      await showDuplicates(ctx, { notice: ctx.t('duplicates-later') })
    },
    async reopen(ctx, id) {
      await ctx.services.duplicates.reopen(ctx.actor(), id)
      await showDuplicates(ctx)
    },
    undo: undoAndShow,
    open: (ctx, { kind, value }) => showCard(ctx, mergedRef(kind, value)),
    next: (ctx) => showDuplicates(ctx),
    home: (ctx) => ctx.show('home', {}),
  },

  reload: (ctx, { notice }) => ctx.show('duplicates', { notice }),
})
