/**
 * Generates a client of the REST export with each generator, from a copy of /openapi.json:
 * node --import tsx test/clients/generate.ts <document> <folder>. Nothing is downloaded.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { createClient } from '@hey-api/openapi-ts'
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { generate } from 'orval'

const [document, folder] = process.argv.slice(2)
if (document === undefined || folder === undefined) throw new Error('Give the document and a folder')

const described = JSON.parse(readFileSync(document, 'utf8')) as OpenAPI3
writeFileSync(join(folder, 'openapi-typescript.ts'), astToString(await openapiTypescript(described)))

await createClient({
  input: document,
  output: { path: join(folder, 'hey-api'), tsConfigPath: null },
  plugins: ['@hey-api/typescript', '@hey-api/client-fetch', '@hey-api/sdk', 'zod'],
  logs: { level: 'silent', file: false },
})

await generate({
  input: { target: document },
  output: {
    target: join(folder, 'orval/zod.ts'),
    client: 'zod',
    override: { zod: { generateEachHttpStatus: true } },
  },
})
await generate({ input: { target: document }, output: { target: join(folder, 'orval/fetch.ts'), client: 'fetch' } })
