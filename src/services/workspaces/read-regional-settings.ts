/** How a workspace reads text that has no country, currency or language, and into which fields of its own. */
import { objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { WithFields } from '../core/actor.ts'
import type { WorkspaceRecord } from '../../models/workspace.ts'

/** ISO 3166-1 alpha-2, ISO 4217, the language whose number separators apply, and an IANA zone. */
export type RegionalSettings = Pick<WorkspaceRecord, 'region' | 'currency' | 'locale' | 'timeZone'> & WithFields

/** @returns null when the workspace is gone */
export async function readRegionalSettings(models: Models, workspaceId: WorkspaceId): Promise<RegionalSettings | null> {
  const workspace = await models.workspaces
    .findById(objectId(workspaceId), { region: 1, currency: 1, locale: 1, timeZone: 1, fields: 1 })
    .lean()
  if (workspace === null) return null
  const { region, currency, locale, timeZone, fields: customFields = [] } = workspace
  return { region, currency, locale, timeZone, customFields }
}
