/** The audit log: who did what and when, by kind, page by page. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { choice, choiceLetter, none, packedId, sequence } from '../src/bot/screens/argument.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { auditLine } from '../src/bot/text/audit-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { AuditKind } from '../src/models/audit-kind.ts'
import type { EventId } from '../src/models/ids.ts'
import { AUDIT_FILTERS, type AuditFilter } from '../src/services/audit/audit-log.ts'

const action = declareActions({
  kind: choice(AUDIT_FILTERS),
  older: sequence(choiceLetter(AUDIT_FILTERS), packedId<EventId>()),
  back: none,
})

const PER_PAGE = 10

const kindIn = (filter: AuditFilter): { readonly kind?: AuditKind } => (filter === 'all' ? {} : { kind: filter })

export const audit = defineScreen({
  name: 'audit',
  id: 'aud',
  action,

  async render(ctx, { kind, before, notice }) {
    const { t } = ctx
    const shown: AuditFilter = kind ?? 'all'
    const { entries, hasMore } = await ctx.services.audit(ctx.actor(), {
      ...kindIn(shown),
      limit: PER_PAGE,
      ...(before !== undefined && { before }),
    })
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const body = entries.length === 0 ? t('audit-none') : entries.map((entry) => auditLine(entry, clock)).join('\n\n')
    const last = entries.at(-1)
    const rows: Row[] = [
      hasMore && last !== undefined ? [button(t('button-older'), action.older([shown, last.id]))] : [],
      ...inPairs(
        AUDIT_FILTERS.map((one) => button(`${one === shown ? '✅ ' : ''}${t(`audit-kind-${one}`)}`, action.kind(one))),
      ),
      [button(t('button-back'), action.back())],
    ]
    const text = fmt`${FormattedString.bold(t('audit-title'))}\n\n${body}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    kind: (ctx, kind) => ctx.show('audit', kindIn(kind)),
    older: (ctx, [kind, before]) => ctx.show('audit', { ...kindIn(kind), before }),
    back: (ctx) => ctx.show('privacy', {}),
  },

  reload: (ctx, { notice }) => ctx.show('audit', { notice }),
})
