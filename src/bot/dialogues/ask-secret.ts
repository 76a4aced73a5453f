/** Asks for a secret that the provider created, and deletes every typed answer from the chat. */
import type { Context } from 'grammy'

import { fieldProblem } from '../../language/field-problem.ts'
import type { FieldProblem } from '../../errors.ts'
import type { SyncAdapterName } from '../../models/sync.ts'
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
  readonly skippable: boolean
}

async function askFor(dialogue: Dialogue, ctx: Context, t: Translate, asked: Asked): Promise<GivenSecret> {
  const { text, form, problem, skippable } = asked
  const { answer, ctx: next } = await ask(dialogue, ctx, t, {
    text,
    skippable,
    secret: true,
    parse: (typed) => {
      if (!form.test(typed.trim())) throw fieldProblem(problem)
      return typed.trim()
    },
  })
  if (answer.kind === 'value') return { kind: 'given', secret: answer.value, ctx: next }
  return answer.kind === 'skipped' ? { kind: 'skipped', ctx: next } : { kind: 'none' }
}

/** The app secret, with which the provider signs. */
export const askSecret = (dialogue: Dialogue, ctx: Context, t: Translate): Promise<GivenSecret> =>
  askFor(dialogue, ctx, t, { text: t('ask-source-secret'), form: SECRET, problem: 'not-a-secret', skippable: false })

/** The page access token, with which answers are fetched. */
export const askToken = (
  dialogue: Dialogue,
  ctx: Context,
  t: Translate,
  { skippable = false }: { readonly skippable?: boolean } = {},
): Promise<GivenSecret> =>
  askFor(dialogue, ctx, t, { text: t('ask-source-token'), form: TOKEN, problem: 'not-a-token', skippable })

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
