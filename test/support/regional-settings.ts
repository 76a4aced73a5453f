/** How the workspace of a test reads numbers and amounts, where nothing else is said. */
import type { RegionalSettings } from '../../src/services/workspaces/read-regional-settings.ts'

export const GERMAN_IN_ENGLISH: RegionalSettings = { region: 'DE', currency: 'EUR', locale: 'en' }
