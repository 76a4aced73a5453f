/** Everything that imports need of the outside. */
import type { ImportPorts } from '../../services/imports/import-ports.ts'
import { openTable } from './open-table.ts'
import { recogniseColumns } from './recognise-columns.ts'

export const IMPORT_PORTS: ImportPorts = { openTable, recognise: recogniseColumns }
