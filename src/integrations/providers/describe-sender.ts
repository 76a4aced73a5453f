/** What people see of a provider. */
import type { Sender } from '../../services/leads/sender.ts'
import type { Provider } from './provider.ts'

export function describeSender(provider: Provider): Sender {
  const { id, displayName, group, guide, bodies, references, secret, signature, script } = provider
  return {
    id,
    name: displayName,
    group,
    guide,
    anyBody: group === 'webhook' && bodies.kind === 'any',
    makesSecret: secret.madeBy === 'them',
    secretLater: secret.madeBy === 'them' && secret.meanwhile !== undefined,
    takesToken: references !== undefined,
    user: signature.kind === 'basic' ? signature.user : null,
    parameter: signature.kind === 'token' ? (signature.queryParameter ?? null) : null,
    script: script ?? null,
  }
}
