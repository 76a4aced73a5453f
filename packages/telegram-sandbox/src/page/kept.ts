/** What the browser keeps between visits. If storage is switched off, it is kept until the page is closed. */

export type Kept = ReturnType<typeof createKept>

export function createKept() {
  const memory = new Map<string, string>()
  const read = (key: string): string | null => {
    try {
      return localStorage.getItem(`sandbox.${key}`)
    } catch {
      return memory.get(key) ?? null
    }
  }
  const write = (key: string, value: string): void => {
    try {
      if (value === '') localStorage.removeItem(`sandbox.${key}`)
      else localStorage.setItem(`sandbox.${key}`, value)
    } catch {
      memory.set(key, value)
    }
  }
  return {
    draft: (id: number) => read(`draft.${id}`) ?? '',
    keepDraft: (id: number, text: string) => write(`draft.${id}`, text),
    readUpTo: (id: number) => Number(read(`read.${id}`) ?? 0),
    keepReadUpTo: (id: number, messageId: number) => write(`read.${id}`, String(messageId)),
    language: () => read('language'),
    keepLanguage: (language: string) => write('language', language),
    hintSeen: () => read('hint') === 'seen',
    keepHintSeen: () => write('hint', 'seen'),
    lastOpen: () => Number(read('open') ?? 0),
    keepLastOpen: (id: number) => write('open', String(id)),
  }
}
