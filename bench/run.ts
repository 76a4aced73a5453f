/**
 * `npm run bench -- <name>` runs bench/<name>.ts; without a name it runs all of them. `--quick` is for working on a bench, and
 * `--large` makes one that has a larger size take that.
 */
import { readdirSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { formatReport, machineLoad } from './harness/print-report.ts'
import type { Measure } from './harness/report.ts'

const folder = new URL('./', import.meta.url)
const own = basename(fileURLToPath(import.meta.url))
const names = readdirSync(folder)
  .filter((file) => file !== own && extname(file) === extname(own))
  .map((file) => basename(file, extname(file)))
  .toSorted()

const quick = process.argv.includes('--quick')
const large = process.argv.includes('--large')
const asked = process.argv.slice(2).filter((word) => word !== '--quick' && word !== '--large')
const unknown = asked.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`There is no bench named ${unknown.join(', ')}. There are: ${names.join(', ')}`)
  process.exitCode = 1
} else {
  if (asked.length === 0) console.log(`Benches: ${names.join(', ')}`)
  for (const name of asked.length === 0 ? names : asked) {
    const url = pathToFileURL(fileURLToPath(new URL(`${name}${extname(own)}`, folder))).href
    const { measure } = (await import(url)) as { readonly measure: Measure }
    const load = machineLoad()
    console.log(`${name}: ${load}`)
    const began = performance.now()
    const log = (line: string): void =>
      console.log(`  ${String(Math.round((performance.now() - began) / 1000)).padStart(3)} s  ${line}`)
    console.log(formatReport(name, await measure({ log, quick, large }), load))
  }
}
