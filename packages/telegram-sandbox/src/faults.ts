import type { Fault } from './testing-api.ts'

export type Faults = {
  readonly add: (fault: Fault) => void
  readonly list: () => readonly Fault[]
  readonly clear: () => void
  /** The fault for this call, counted down; null for none. Faults for the method itself precede those for any method. */
  readonly take: (method: string) => Fault | null
}

export function createFaults(): Faults {
  let faults: { readonly fault: Fault; left: number }[] = []
  return {
    add: (fault) => faults.push({ fault, left: fault.times }),
    list: () => faults.map(({ fault, left }) => ({ ...fault, times: left })),
    clear: () => {
      faults = []
    },
    take: (method) => {
      const named = (name: string) => faults.find(({ fault }) => fault.method.toLowerCase() === name)
      const met = named(method.toLowerCase()) ?? named('*')
      if (met === undefined) return null
      met.left -= 1
      faults = faults.filter(({ left }) => left > 0)
      return met.fault
    },
  }
}
