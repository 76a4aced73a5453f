/** Chooses a member's quiet hours: tapped, or typed as “22:30–7”. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { hoursText } from '../src/bot/text/hours-text.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { fieldProblem } from '../src/language/field-problem.ts'
import { readHours, type ReadHours } from '../src/language/read-hours.ts'
import type { QuietHours } from '../src/models/member.ts'

const HOUR = 60
const OFFERED: readonly QuietHours[] = [
  { from: 22 * HOUR, to: 7 * HOUR },
  { from: 20 * HOUR, to: 8 * HOUR },
  { from: 19 * HOUR, to: 9 * HOUR },
]
const OFF = 'off'

/** What has no digits is no attempt at hours, but a new line. @throws AppError VALIDATION (not-hours, pick-one) */
function parseHours(typed: string): ReadHours | typeof OFF {
  const read = readHours(typed)
  if (read === null) throw fieldProblem(/\d/u.test(typed) ? 'not-hours' : 'pick-one', { given: typed.trim() })
  return read
}

export function createQuietHoursDialogue(translator: Translator) {
  return async function quietHours(dialogue: Dialogue, ctx: Context): Promise<void> {
    const locale = await outside(dialogue, (outer) => outer.locale)
    const t = translator(locale)
    const choices = [
      ...OFFERED.map((hours) => ({ label: hoursText(hours), value: hoursText(hours) })),
      { label: t('quiet-hours-never'), value: OFF },
    ]
    const question = { text: t('ask-quiet-hours'), choices, perRow: 2, parse: parseHours }
    const { answer } = await ask(dialogue, ctx, t, question)
    if (answer.kind !== 'value') return
    const hours = answer.value === OFF ? null : answer.value
    await outside(dialogue, async (outer) => {
      await outer.services.notifications.setQuietHours(outer.actor(), hours)
      await outer.show('notifications', { notice: t('settings-saved') })
    })
  }
}
