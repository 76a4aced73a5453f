/** A gateway over a scripted engine, and a driver on it; all of it ends with the test. */
import { MongoClient } from 'mongodb'
import { onTestFinished } from 'vitest'

import { createReplicaSet } from '../../src/gateway/commands/replica-set.ts'
import { createGateway } from '../../src/gateway/create-gateway.ts'
import type { GatewayOptions } from '../../src/gateway/create-gateway.ts'
import { startScriptedPostgres } from './scripted-postgres.ts'
import type { ScriptedAnswer, ScriptedPostgres } from './scripted-postgres.ts'

export type GatewayOverScript = {
  readonly port: number
  readonly postgres: ScriptedPostgres
  readonly connect: () => Promise<MongoClient>
  readonly logged: readonly string[]
}

export async function startGatewayOverScript(
  answer: (statement: string, nth: number) => ScriptedAnswer,
  options: Partial<GatewayOptions> = {},
): Promise<GatewayOverScript> {
  const postgres = await startScriptedPostgres(answer)
  const logged: string[] = []
  const gateway = createGateway({
    postgres: postgres.address,
    replicaSet: createReplicaSet({ name: 'rs0', stored: undefined, store: () => {} }),
    onReplSetInitiated: () => {},
    onShutdown: () => {},
    log: (line) => logged.push(line),
    ...options,
  })
  const { port } = await gateway.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(async () => {
    await gateway.close()
    await postgres.close()
  })
  return {
    port,
    postgres,
    logged,
    connect: async () => {
      const client = await MongoClient.connect(`mongodb://127.0.0.1:${port}/?replicaSet=rs0`)
      onTestFinished(() => client.close())
      return client
    },
  }
}
