/** The text of /help: by situation, with what can be typed first, and at last every command that the person may use. */
import { FormattedString } from '@grammyjs/parse-mode'

import type { Role } from '../../models/member.ts'
import { type Action, may } from '../../services/core/permissions.ts'
import type { PlainTextKey, Translate } from '../text/i18n.ts'
import { commandPlan } from './command-menu.ts'

/** A situation, and the permission without which it does not arise. */
type Situation = { readonly key: PlainTextKey; readonly needs: Action }

const SITUATIONS: readonly Situation[] = [
  { key: 'help-type', needs: 'contact.write' },
  { key: 'help-card', needs: 'contact.write' },
  { key: 'help-lead', needs: 'lead.claim' },
  { key: 'help-call', needs: 'note.write' },
  { key: 'help-message', needs: 'note.write' },
  { key: 'help-morning', needs: 'task.write' },
  { key: 'help-deal', needs: 'deal.write' },
  { key: 'help-report', needs: 'report.schedule' },
  { key: 'help-wrong', needs: 'contact.write' },
]

function situationsOf(role: Role | null): readonly PlainTextKey[] {
  if (role === null) return []
  const known = SITUATIONS.filter(({ needs }) => may(role, needs)).map(({ key }) => key)
  return known.length > 0 ? known : ['help-type-reading']
}

/** The first line stands out. */
function section(text: string): FormattedString {
  const [title = '', ...lines] = text.split('\n')
  return FormattedString.join([FormattedString.bold(title), ...lines], '\n')
}

/** @param role null for somebody in no workspace */
export function helpText(role: Role | null, t: Translate): FormattedString {
  const commands = commandPlan(role, t).map(({ command, description }) => `/${command} – ${description}`)
  const sections = situationsOf(role).map((key) => section(t(key)))
  const last = section([t('help-commands'), ...commands].join('\n'))
  return FormattedString.join([t('help-intro'), ...sections, last], '\n\n')
}
