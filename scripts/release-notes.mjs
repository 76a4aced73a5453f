/**
 * `node scripts/release-notes.mjs v1.2.3`: prints what CHANGELOG.md says about that version. It fails when package.json has
 * another version or the changelog has no section for it, so that neither can be forgotten in a release. Plain
 * JavaScript: the release runs it without installing anything.
 */
import { readFileSync } from 'node:fs'

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const fail = (message) => {
  console.error(message)
  process.exit(1)
}

const version = (process.argv[2] ?? '').replace(/^v/u, '')
const { version: packageVersion } = JSON.parse(read('package.json'))
if (version !== packageVersion) fail(`The tag is for ${version || 'no version'}, package.json says ${packageVersion}`)

const sections = read('CHANGELOG.md').split(/^## /mu).slice(1)
const section = sections.find((text) => text.startsWith(`[${version}]`))
if (section === undefined) fail(`CHANGELOG.md has no section "## [${version}]": move the unreleased notes there`)

const notes = section.split('\n').slice(1).join('\n').trim()
if (notes === '') fail(`CHANGELOG.md says nothing of ${version}`)
process.stdout.write(`${notes}\n`)
