/** Proves that commits wait for the disk: one durable write, beside the least that the disk itself allows. */
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

import { MongoClient } from 'mongodb'

import type { Timing } from './report.ts'
import { timeCalls } from './time-calls.ts'

const ROUNDS = 100
const PAGE_BYTES = 8_192

/** @param folder on the disk that holds the data */
export async function measureDurableWrite(uri: string, folder: string): Promise<Timing> {
  const client = await MongoClient.connect(uri)
  const file = join(folder, 'synced')
  const descriptor = openSync(file, 'w')
  const page = Buffer.alloc(PAGE_BYTES)
  try {
    const records = client.db().collection<{ _id: number }>('durableWrites')
    const write = (round: number) => records.insertOne({ _id: round }, { writeConcern: { w: 'majority' } })
    const sync = async (): Promise<void> => {
      writeSync(descriptor, page)
      fdatasyncSync(descriptor)
    }
    const times = await timeCalls({ value: write, floor: sync }, ROUNDS)
    const name = 'one durable write'
    return { kind: 'timing', name, ...times, against: '8 KiB and fdatasync', compare: 'difference' }
  } finally {
    closeSync(descriptor)
    rmSync(file)
    await client.close()
  }
}
