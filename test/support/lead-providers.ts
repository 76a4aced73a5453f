/** The real lead providers with a secret box of the tests' own. */
import type { Clock } from '../../src/clock.ts'
import { createLeadProviders } from '../../src/integrations/lead-providers.ts'
import { createSecretBox } from '../../src/integrations/secrets/secret-box.ts'
import type { LeadProviders } from '../../src/services/leads/lead-providers.ts'

export function testLeadProviders(clock: Clock): LeadProviders {
  return createLeadProviders({ clock, secretBox: createSecretBox({ keys: [{ id: 'test', key: new Uint8Array(32) }] }) })
}
