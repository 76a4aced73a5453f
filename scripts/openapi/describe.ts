/** The product's OpenAPI document, without a database: nothing is asked of the API that is described. */
import pino from 'pino'

import { productVersion } from '../../src/app/product-version.ts'
import { createApi } from '../../src/http/api/create-api.ts'
import { describeApi } from '../../src/http/api/openapi.ts'
import { API_RATE_LIMIT } from '../../src/http/api/rate-limit.ts'
import { createResources } from '../../src/services/export/resources/all.ts'
import { fieldTablesOf, KINDS } from '../../src/services/records/kinds.ts'

function unused(): never {
  throw new Error('The API is only described')
}

export function describeProduct(): string {
  const resources = createResources({ kinds: KINDS, fields: fieldTablesOf(KINDS) })
  const api = createApi({
    authenticate: unused,
    export: {
      resources,
      resourcesOf: () => resources,
      fields: unused,
      list: unused,
      read: unused,
      changes: unused,
      stream: unused,
    },
    rateLimiter: { limit: API_RATE_LIMIT, consume: unused },
    isOpen: () => false,
    log: pino({ level: 'silent' }),
  })
  return describeApi({ api, resources: Object.values(resources), version: productVersion() })
}
