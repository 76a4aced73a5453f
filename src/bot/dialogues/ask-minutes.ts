/** Asks for a length of time, to be tapped or typed. */
import type { Context } from 'grammy'

import { fieldProblem } from '../../language/field-problem.ts'
import { readMinutes } from '../../language/read-minutes.ts'
import type { Translate } from '../text/i18n.ts'
import { minutesText } from '../text/minutes-text.ts'
import { ask, type Dialogue } from './ask.ts'

export type MinutesQuestion = {
  readonly text: string
  /** To be tapped; from 1. */
  readonly offered: readonly number[]
  /** In minutes. */
  readonly least: number
  readonly most: number
}

/** @returns null if it was not answered */
export async function askMinutes(
  dialogue: Dialogue,
  ctx: Context,
  t: Translate,
  { text, offered, least, most }: MinutesQuestion,
): Promise<number | null> {
  const { answer } = await ask(dialogue, ctx, t, {
    text,
    choices: offered.map((minutes) => ({ label: minutesText(minutes, t), value: String(minutes) })),
    perRow: 4,
    parse(typed) {
      const minutes = readMinutes(typed)
      if (minutes !== null && minutes >= least && minutes <= most) return minutes
      // Without digits it is a new line, not a length.
      throw fieldProblem(minutes === null && !/\d/u.test(typed) ? 'pick-one' : 'not-minutes', { given: typed.trim() })
    },
  })
  return answer.kind === 'value' ? answer.value : null
}
