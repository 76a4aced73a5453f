import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SOURCE = fileURLToPath(new URL('page/', import.meta.url))

/** Bundles the page's script. esbuild is loaded only here: an installation without it serves a prebuilt page. */
export async function bundlePage(): Promise<string> {
  const { build } = await import('esbuild')
  const result = await build({
    entryPoints: [join(SOURCE, 'main.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  })
  return result.outputFiles[0]?.text ?? ''
}

/** Writes what `createPageRoutes` serves when it does not run from source: index.html, style.css and app.js. */
export async function buildPage(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of ['index.html', 'style.css']) await copyFile(join(SOURCE, name), join(folder, name))
  await writeFile(join(folder, 'app.js'), await bundlePage())
}
