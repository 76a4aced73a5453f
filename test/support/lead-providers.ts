/** The real lead providers with a secret box of the tests' own. */
import type { Clock } from '../../src/clock.ts'
import { createFetchLead } from '../../src/integrations/facebook/fetch-lead.ts'
import { createLeadProviders } from '../../src/integrations/lead-providers.ts'
import { createSecretBox } from '../../src/integrations/secrets/secret-box.ts'
import { silentLogger } from '../../src/logger.ts'
import type { LeadProviders } from '../../src/services/leads/lead-providers.ts'

export const TEST_SECRET_BOX = createSecretBox({ keys: [{ id: 'test', key: new Uint8Array(32) }] })

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:9'
/** Short, so that a server that hangs does not hold up a test. */
const TIMEOUT_MS = 500

/** @param graphUrl of a server of the test's own, in place of Meta's */
export function testLeadProviders(clock: Clock, graphUrl = NOWHERE): LeadProviders {
  const fetchLead = createFetchLead({ fetch, baseUrl: graphUrl, log: silentLogger, timeoutMs: TIMEOUT_MS })
  return createLeadProviders({ clock, secretBox: TEST_SECRET_BOX, fetchLead })
}
