/** What is stored where, and what an admin can do about it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { eraseAgain } from '../src/bot/screens/erase-again.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { stoppedErasureText } from '../src/bot/text/erasure-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({ find: none, again: none, keep: none, audit: none, home: none })

/** Stopped erasures that the screen has room for. */
const MAX_TOLD = 3

export const privacy = defineScreen({
  name: 'privacy',
  id: 'prv',
  action,

  async render(ctx, { notice }) {
    const { t } = ctx
    const { role } = ctx.actor()
    const isAdmin = may(role, 'privacy.manage')
    const stopped = isAdmin ? await ctx.services.privacy.stopped.list(ctx.actor()) : []
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const warnings = stopped.slice(0, MAX_TOLD).map((erasure) => stoppedErasureText(erasure, clock))
    const rows: Row[] = [
      warnings.length === 0 ? [] : [button(t('button-retry'), action.again(), 'primary')],
      isAdmin ? [button(t('button-privacy-person'), action.find(), 'primary')] : [],
      isAdmin ? [button(t('button-retention'), action.keep())] : [],
      may(role, 'audit.read') ? [button(t('button-audit'), action.audit())] : [],
      [button(t('button-home'), action.home())],
    ]
    const said = [...warnings, t('privacy-text'), t(isAdmin ? 'privacy-admin' : 'privacy-ask-admin')].join('\n\n')
    const text = fmt`${FormattedString.bold(t('privacy-title'))}\n\n${said}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    again: async (ctx) => ctx.show('privacy', { notice: await eraseAgain(ctx) }),
    find: (ctx) => ctx.begin('search', {}),
    keep: (ctx) => ctx.show('retention', {}),
    audit: (ctx) => ctx.show('audit', {}),
    home: (ctx) => ctx.show('home', {}),
  },

  reload: (ctx, { notice }) => ctx.show('privacy', { notice }),
})
