/** The processor time that the processes of a bench have used so far, by what they are. */
import { readdirSync, readFileSync } from 'node:fs'

export const PARTS = ['product', 'gateway', 'engine', 'sandbox', 'bench'] as const
export type Part = (typeof PARTS)[number]

/** By what their command lines contain; the first that fits counts. */
const SIGNS: readonly (readonly [string, Part])[] = [
  ['telegram-sandbox', 'sandbox'],
  ['/program.mjs', 'gateway'],
  ['postgres', 'engine'],
  ['scripts/start.mjs', 'product'],
]

/** Ticks of the processor clock in a second: 100 on every Linux that Node supports. */
const TICKS_PER_SECOND = 100

type Process = { readonly id: number; readonly parent: number; readonly part: Part; readonly seconds: number }

/** @param root the bench's own process; only its descendants and itself count */
export function processorSeconds(root: number): Readonly<Record<Part, number>> {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/u.test(name) ? readProcess(Number(name)) : []))
  const parents = new Map(all.map(({ id, parent }) => [id, parent]))
  const isOurs = (id: number | undefined): boolean => id === root || (id !== undefined && isOurs(parents.get(id)))
  const sums: Record<Part, number> = { product: 0, gateway: 0, engine: 0, sandbox: 0, bench: 0 }
  for (const { id, part, seconds } of all) if (isOurs(id)) sums[id === root ? 'bench' : part] += seconds
  return sums
}

function readProcess(id: number): readonly Process[] {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8')
    // The name, in brackets, may contain spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const at = (place: number): number => Number(fields[place])
    // utime, stime and what children that have ended used: proc(5), fields 14 to 17; the first here is the third there.
    const ticks = at(11) + at(12) + at(13) + at(14)
    const part = SIGNS.find(([sign]) => command.includes(sign))?.[1] ?? 'bench'
    return [{ id, parent: at(1), part, seconds: ticks / TICKS_PER_SECOND }]
  } catch {
    // It ended meanwhile.
    return []
  }
}
