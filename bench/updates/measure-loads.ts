/** Offers the same work to the product and to its floors in turns, under one load after another. */
import { asPeopleTap, closedLoop, crowd, type LoadResult, merged, oneByOne, type Work } from './loads.ts'
import type { SandboxPeople } from './sandbox-people.ts'
import { createScenario, goHome, type Kind, KINDS, WARM_UP_CYCLES } from './scenarios.ts'
import type { SetUp } from './set-up.ts'
import type { Sizes } from './sizes.ts'

/** The product and a floor under the same load, in the same rounds. */
export type Compared = { readonly product: LoadResult; readonly floor: LoadResult }

export type Measured = {
  readonly kind: Kind
  readonly load: { readonly kind: 'alone' } | { readonly kind: 'crowd' | 'people'; readonly chats: number }
  /** Against the afternoon bot. */
  readonly endToEnd: Compared
  /** Against the same operations. */
  readonly fromReceipt?: Compared
}

type Load = Measured['load']

/** Kinds of taps: people answer questions at another pace. */
const TAPPED = ['page tap', 'menu tap'] as const satisfies readonly Kind[]
const WARM_UP_MS = 500

export async function measureLoads(parts: SetUp, sizes: Sizes, log: (line: string) => void): Promise<Measured[]> {
  const measured: Measured[] = []
  const add = async (kind: Kind, load: Load, afternoon: SandboxPeople): Promise<void> => {
    log(`${kind}, ${load.kind === 'alone' ? '1 chat' : `${load.chats} chats, ${load.kind}`}`)
    measured.push(await inTurns({ ...parts, afternoon, sizes, kind, load }))
  }
  const alone = await parts.afternoon('one by one')
  for (const kind of KINDS) await add(kind, { kind: 'alone' }, alone)
  const many = await parts.afternoon('side by side')
  for (const chats of sizes.crowds) for (const kind of KINDS) await add(kind, { kind: 'crowd', chats }, many)
  for (const kind of TAPPED) await add(kind, { kind: 'people', chats: sizes.people.chats }, many)
  return measured
}

type Turns = Pick<SetUp, 'personIds' | 'product' | 'receipt'> & {
  readonly afternoon: SandboxPeople
  readonly sizes: Sizes
  readonly kind: Kind
  readonly load: Load
}

async function inTurns({ personIds, product, afternoon, receipt, sizes, kind, load }: Turns): Promise<Measured> {
  const chats = load.kind === 'alone' ? 1 : load.chats
  const ids = personIds.slice(0, chats)
  const [work, floorWork] = [await begin(product, ids, kind, load), await begin(afternoon, ids, kind, load)]
  // From the receipt on, the largest crowd says enough.
  const received = load.kind === 'alone' || (load.kind === 'crowd' && chats === Math.max(...sizes.crowds))
  if (received) await receipt.begin(kind, chats)
  const rounds: { endToEnd: Compared; fromReceipt: Compared | undefined }[] = []
  for (let round = 0; round < sizes.rounds; round += 1) {
    const endToEnd = { product: await offer(work, load, sizes), floor: await offer(floorWork, load, sizes) }
    rounds.push({ endToEnd, fromReceipt: received ? await receipt.round(receiptLoad(load, sizes)) : undefined })
  }
  const fromReceipt = rounds.flatMap((round) => round.fromReceipt ?? [])
  return {
    kind,
    load,
    endToEnd: mergedSides(rounds.map((round) => round.endToEnd)),
    ...(received && { fromReceipt: mergedSides(fromReceipt) }),
  }
}

const mergedSides = (rounds: readonly Compared[]): Compared => ({
  product: merged(rounds.map(({ product }) => product)),
  floor: merged(rounds.map(({ floor }) => floor)),
})

/** Brings everybody to the home screen and warms up what the bench measures. */
async function begin(people: SandboxPeople, ids: readonly number[], kind: Kind, load: Load): Promise<Work> {
  const scenario = createScenario(kind, people)
  await Promise.all(ids.map((id) => goHome(people.act, id)))
  const work: Work = async (chat) => {
    const id = ids[chat] ?? 0
    const { userAction, counts } = scenario.next(id)
    const ms = await people.act(id, userAction)
    return counts ? ms : null
  }
  await closedLoop(work, 1, scenario.cycle * WARM_UP_CYCLES)
  if (load.kind !== 'alone') await crowd(work, ids.length, WARM_UP_MS)
  return work
}

async function offer(work: Work, load: Load, { alone, crowdMs, people }: Sizes): Promise<LoadResult> {
  switch (load.kind) {
    case 'alone':
      return oneByOne(work, alone.updates, alone.pauseMs)
    case 'crowd':
      return crowd(work, load.chats, crowdMs)
    case 'people':
      return asPeopleTap(work, load.chats, { intervalMs: people.intervalMs, rounds: people.tapsPerRound })
    default:
      return load satisfies never
  }
}

function receiptLoad(load: Load, { alone, crowdMs }: Sizes) {
  if (load.kind === 'alone') return { kind: 'one by one', ...alone } as const
  return { kind: 'crowd', milliseconds: crowdMs } as const
}
