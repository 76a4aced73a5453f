/**
 * `npm run api-rules`: the OpenAPI document must pass the recommended rules of Redocly and Spectral without an error or a
 * warning. Give a file to check that instead of the product's document.
 */
import { readFileSync } from 'node:fs'

import { describeProduct } from './openapi/describe.ts'
import { brokenRules } from './openapi/rules.ts'

const [file] = process.argv.slice(2)
const broken = await brokenRules(file === undefined ? describeProduct() : readFileSync(file, 'utf8'))
for (const { rule, place, message } of broken) console.error(`${place}: ${message} (${rule})`)
if (broken.length > 0) {
  console.error(`The OpenAPI document breaks rules in ${broken.length} ${broken.length === 1 ? 'place' : 'places'}`)
  process.exitCode = 1
}
