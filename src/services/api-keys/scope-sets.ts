/** Sets of scopes that are often used together, offered as one tap. */
import { API_SCOPES, type ApiScope } from '../../models/api-key.ts'

export const API_SCOPE_SETS = {
  all: API_SCOPES,
  people: ['contacts', 'companies'],
  sales: ['deals', 'pipelines', 'members'],
  work: ['tasks', 'notes', 'members'],
} as const satisfies Readonly<Record<string, readonly ApiScope[]>>
