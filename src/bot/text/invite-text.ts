/** Texts about invites that are still open. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { InviteView } from '../../services/workspaces/open-invites.ts'
import { labelOf } from './button-label.ts'
import { cutText } from '../../language/cut-text.ts'
import type { Translate } from './i18n.ts'
import { type Clock, momentText } from './moment-text.ts'

/** In characters: there may be ten lines in the list. */
const MAX_MAKER_LENGTH = 32

function about({ role, maker, state }: InviteView, t: Translate): readonly string[] {
  const roleText = state === 'stopped' ? `⛔️ ${t(`role-${role}`)}` : t(`role-${role}`)
  return [roleText, ...(maker === null ? [] : [cutText(maker, MAX_MAKER_LENGTH)])]
}

/** One line: the role, who made it, and how long it works, or that it was stopped. */
export function inviteLine(invite: InviteView, clock: Clock): string {
  const { t } = clock
  const { state, usesLeft, expiresAt } = invite
  const until = momentText(new Date(expiresAt), clock)
  const works =
    state === 'stopped'
      ? [t('invite-line-stopped')]
      : [t('invite-line-uses', { count: usesLeft }), t('invite-line-until', { until })]
  return [...about(invite, t), ...works].join(' · ')
}

/** The button of a line. @param number tells it from others for the same role by the same maker */
export function inviteLabel(invite: InviteView, number: number, t: Translate): string {
  return labelOf(`${number}. ${about(invite, t).join(' · ')}`)
}

export function inviteCard({ role, maker, state, usesLeft, expiresAt }: InviteView, clock: Clock): FormattedString {
  const { t } = clock
  const lines = [
    t(`invite-state-${state}`),
    ...(maker === null ? [] : [t('invite-maker', { name: maker })]),
    t('invite-uses-left', { count: usesLeft }),
    t('invite-until', { until: momentText(new Date(expiresAt), clock) }),
  ]
  const title = FormattedString.bold(t('invite-title', { role: t(`role-${role}`) }))
  return fmt`🔗 ${title}\n\n${lines.join('\n')}\n\n${t('invite-link-once')}`
}
