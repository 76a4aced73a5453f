/** How a workspace reads what is written without a country, a currency or a language. */
import { objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { WorkspaceRecord } from '../../models/workspace.ts'

/** ISO 3166-1 alpha-2, ISO 4217, and the language whose group and decimal signs numbers are read with. */
export type RegionalSettings = Pick<WorkspaceRecord, 'region' | 'currency' | 'locale'>

/** @returns null when the workspace is gone */
export async function readRegionalSettings(models: Models, workspaceId: WorkspaceId): Promise<RegionalSettings | null> {
  const workspace = await models.workspaces
    .findById(objectId(workspaceId), { region: 1, currency: 1, locale: 1 })
    .lean()
  if (workspace === null) return null
  const { region, currency, locale } = workspace
  return { region, currency, locale }
}
