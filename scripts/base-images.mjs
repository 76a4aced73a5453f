/**
 * `node scripts/base-images.mjs provenance.json`: prints the images that an image was built on, each with its digest, from
 * the provenance that BuildKit attached to it. The Dockerfile names them by tag, and a tag moves on. Plain JavaScript: the
 * release runs it without installing anything.
 */
import { readFileSync } from 'node:fs'

/** Both versions of SLSA list materials as `{ uri, digest }`, in different places, and once for each platform. */
function materialsIn(value) {
  if (typeof value !== 'object' || value === null) return []
  const own = typeof value.uri === 'string' && typeof value.digest?.sha256 === 'string' ? [value] : []
  return [...own, ...Object.values(value).flatMap(materialsIn)]
}

/** `pkg:docker/node@24-trixie-slim?platform=linux%2Famd64` is `node:24-trixie-slim`. */
function imageOf(uri) {
  const [, path, version] = /^pkg:(?:docker|oci)\/([^@?]+)@([^?]+)/u.exec(uri) ?? []
  return path === undefined ? null : `${decodeURIComponent(path)}:${decodeURIComponent(version)}`
}

const provenance = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const lines = materialsIn(provenance).flatMap(({ uri, digest }) => {
  const image = imageOf(uri)
  return image === null ? [] : [`- \`${image}\`: \`sha256:${digest.sha256}\``]
})
if (lines.length === 0) {
  console.error('The provenance names no base image')
  process.exit(1)
}
console.log([...new Set(lines)].toSorted((a, b) => a.localeCompare(b)).join('\n'))
