/** A machine that is so busy that every record that is written takes its time, by the clock of the test. */
import type { Database } from '../../src/database/connect.ts'
import type { Crm } from './crm.ts'

/** @param database opened with `monitorCommands` */
export function slowDown(database: Database, crm: Crm, msEach: number): void {
  database.connection.getClient().on('commandStarted', ({ command }) => {
    const written: unknown = command['documents'] ?? command['updates'] ?? command['deletes']
    if (Array.isArray(written)) crm.passTime(msEach * written.length)
  })
}
