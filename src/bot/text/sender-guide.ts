/** How a sender is set up: its steps, what to paste where, and what comes out as a lead. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { type CopyButton, copyButton } from './reach.ts'
import type { GuideWords, PastedValue, Sender } from '../../services/leads/sender.ts'

export type SourceAccess = { readonly address: string; readonly secret: string; readonly verifyToken: string | null }

/** A sender that needs another form of the address or the secret does not compile until it is here. */
function pastedValues(
  { user, parameter, script }: Pick<Sender, 'user' | 'parameter' | 'script'>,
  { address, secret, verifyToken }: SourceAccess,
): Readonly<Record<PastedValue, string>> {
  return {
    address,
    secret,
    bearer: `Bearer ${secret}`,
    'address-with-secret': `${address}/${secret}`,
    'address-with-parameter': `${address}?${parameter ?? ''}=${secret}`,
    'address-with-user': address.replace('://', `://${user ?? ''}:${secret}@`),
    'verify-token': verifyToken ?? '',
    script: (script ?? '').replace('{address}', () => address).replace('{secret}', () => secret),
  }
}

/** A tap copies it. */
const copied = (kind: PastedValue, text: string): FormattedString =>
  kind === 'script' ? FormattedString.pre(text, 'javascript') : FormattedString.code(text)

/** What a guide says to paste, for the clipboard: each under the name of the place where it goes. A script is too long for it. */
export function pasteButtons(
  words: GuideWords,
  sender: Pick<Sender, 'user' | 'parameter' | 'script'>,
  access: SourceAccess,
): readonly CopyButton[] {
  const values = pastedValues(sender, access)
  return words.paste.map(({ into, value }) => copyButton(into, values[value])).filter((copy) => copy !== null)
}

/** @param words the guide in the reader's language */
export function senderGuide(
  words: GuideWords,
  sender: Pick<Sender, 'user' | 'parameter' | 'script'>,
  access: SourceAccess,
): FormattedString {
  const values = pastedValues(sender, access)
  const steps = words.steps.map((step, index) => `${index + 1}. ${step}`).join('\n')
  const pasted = words.paste.map(({ into, value }) => fmt`${into}:\n${copied(value, values[value])}`)
  return fmt`${steps}\n\n${FormattedString.join(pasted, '\n\n')}\n\n${words.lead}`
}
