/** Asks for a secret that the provider created, and deletes every typed answer from the chat. */
import type { Context } from 'grammy'

import { fieldProblem } from '../../language/field-problem.ts'
import type { FieldProblem } from '../../errors.ts'
import type { SyncAdapterName } from '../../models/sync.ts'
import type { TokenWords } from '../../services/leads/sender.ts'
import type { Translate } from '../text/i18n.ts'
import { ask, type Dialogue } from './ask.ts'

/** The format of a secret: printable ASCII, 8 to 256 characters. */
const SECRET = /^[\x21-\x7e]{8,256}$/u
const TOKEN = /^[\x21-\x7e]{20,1024}$/u
/** The service knows better; this keeps whole letters out. */
const ADDRESS = /^[^\n]{5,1000}$/u

export type GivenSecret =
  | { readonly kind: 'given'; readonly secret: string; readonly ctx: Context }
  | { readonly kind: 'skipped'; readonly ctx: Context }
  | { readonly kind: 'none' }

type Asked = {
  readonly text: string
  readonly form: RegExp
  readonly problem: FieldProblem
  /** What it is not, if it has another form. */
  readonly notOne?: string
  readonly skippable: boolean
}

async function askFor(dialogue: Dialogue, ctx: Context, t: Translate, asked: Asked): Promise<GivenSecret> {
  const { text, form, problem, notOne, skippable } = asked
  const { answer, ctx: next } = await ask(dialogue, ctx, t, {
    text,
    skippable,
    secret: true,
    parse: (typed) => {
      if (!form.test(typed.trim())) throw fieldProblem(problem, notOne === undefined ? {} : { given: notOne })
      return typed.trim()
    },
  })
  if (answer.kind === 'value') return { kind: 'given', secret: answer.value, ctx: next }
  return answer.kind === 'skipped' ? { kind: 'skipped', ctx: next } : { kind: 'none' }
}

/**
 * The secret with which the sender signs.
 *
 * @param text the question, from the sender's guide
 */
export const askSecret = (
  dialogue: Dialogue,
  ctx: Context,
  t: Translate,
  text: string,
  { skippable = false }: { readonly skippable?: boolean } = {},
): Promise<GivenSecret> => askFor(dialogue, ctx, t, { text, form: SECRET, problem: 'not-a-secret', skippable })

/**
 * The token with which answers are fetched.
 *
 * @param words from the sender's guide
 */
export const askToken = (
  dialogue: Dialogue,
  ctx: Context,
  t: Translate,
  { question: text, notOne }: Pick<TokenWords, 'question' | 'notOne'>,
  { skippable = false }: { readonly skippable?: boolean } = {},
): Promise<GivenSecret> => askFor(dialogue, ctx, t, { text, notOne, form: TOKEN, problem: 'not-a-token', skippable })

/** The token of another system, or the address of a file: either may be all that is needed to read a company's contacts. */
export const askConnection = (
  dialogue: Dialogue,
  ctx: Context,
  t: Translate,
  adapter: SyncAdapterName,
): Promise<GivenSecret> =>
  askFor(dialogue, ctx, t, {
    text: t(`ask-sync-${adapter}`),
    form: adapter === 'file' ? ADDRESS : TOKEN,
    problem: adapter === 'file' ? 'not-a-link' : 'not-a-token',
    skippable: false,
  })
