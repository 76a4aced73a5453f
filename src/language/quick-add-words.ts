/** The English and Ukrainian words that decide what a typed line is and whom it names. Pure. */
import { foldTyped } from './typed-text.ts'

const DEAL =
  /^(?:(?:add |create )?(?:a )?(?:new )?deal|(?:створ(?:и|ити) |дода(?:й|ти) )?(?:нов[ау] )?угод[ау])(?![\p{L}\p{N}'])[:,-]? */u
const REMINDER =
  /^(?:remind(?:er)?(?: me)?(?: to)?|don't forget(?: to)?|to-?do|task|add task|нагада(?:й|ти|йте)(?: мені)?|нагадування|не забути|завдання|задача)(?![\p{L}\p{N}'])[:,-]? */u

/** The type of task that a verb stands for. */
export type TaskVerb = 'call' | 'meeting' | 'email' | 'todo'

/** A verb followed by a colon is a label (“email: …”), not a task. */
const VERB_END = "(?![\\p{L}\\p{N}'.@-])(?!\\s*:)"
const VERBS: readonly (readonly [TaskVerb, RegExp])[] = [
  [
    'call',
    new RegExp(
      `^(?:call back|call|phone|ring|dial|(?:за|пере)?телефону(?:вати|й)|(?:по|пере|до)?дзвон(?:ити|и|итися)|дзвінок|(?:на)?брати|набери)${VERB_END} *`,
      'u',
    ),
  ],
  [
    'meeting',
    new RegExp(
      `^(?:meet up|meeting|meet|зустріч|зустріти(?:ся|сь)?|зустрінься|нарада|побачити(?:ся|сь))${VERB_END} *`,
      'u',
    ),
  ],
  [
    'email',
    new RegExp(
      `^(?:(?:send )?(?:an )?(?:e-?mail)|write|(?:на)?писати|напиши|(?:надіслати |відправити )?(?:лист|імейл|емейл|мейл))${VERB_END} *`,
      'u',
    ),
  ],
]

/** @returns what follows “deal” or “угода”, else null */
export function afterDealWord(text: string): string | null {
  const match = DEAL.exec(foldTyped(text))
  return match === null ? null : text.slice(match[0].length)
}

/** @returns what follows “remind me to”, “todo” or “нагадай”, else null */
export function afterReminder(text: string): string | null {
  const match = REMINDER.exec(foldTyped(text))
  return match === null ? null : text.slice(match[0].length)
}

/** @returns the task type of the line's first word, and the text after the word; else null */
export function taskVerb(text: string): { readonly type: TaskVerb; readonly rest: string } | null {
  const folded = foldTyped(text)
  for (const [type, pattern] of VERBS) {
    const match = pattern.exec(folded)
    if (match !== null) return { type, rest: text.slice(match[0].length) }
  }
  return null
}

const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’ʼ.&-]*(?: \p{Lu}[\p{L}\p{M}\p{N}'’ʼ.&-]*){0,2}`
const NAMED = new RegExp(`^(?:(?:to|with|з|із|зі|до) )?(${NAME})`, 'u')
const FIRST_WORD =
  /^(?:(?:to|with|з|із|зі|до) )?(?!(?:the|a|an|my|our|about|for|at|on|в|у|на|про|для|по)(?: |$))([\p{L}\p{M}'’ʼ-]{2,})/u
const FOR_NAME = new RegExp(`(?:^| )(?:for|від|from|для) (${NAME})`, 'u')
const WITH_NAME = new RegExp(`(?:^| )(?:with|з|із|зі) (${NAME})`, 'u')

/**
 * The person a task is with, from the text after its verb: capitalised names, else the first word. As typed, including
 * case endings.
 */
export function personAfterVerb(rest: string): string | null {
  return NAMED.exec(rest)?.[1] ?? FIRST_WORD.exec(rest)?.[1] ?? null
}

/** “for Acme”, “для Acme”: the person or company something is for. */
export function nameAfterFor(text: string): string | null {
  return FOR_NAME.exec(text)?.[1] ?? null
}

/** “with Anna”, “з Анною”. */
export function nameAfterWith(text: string): string | null {
  return WITH_NAME.exec(text)?.[1] ?? null
}
