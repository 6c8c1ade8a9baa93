// The hostile inputs and what each got, as a table for the README.

import type { HostileInput } from './hostile-input.ts'

export function tableOf(inputs: readonly HostileInput[]): string {
  const rows = inputs.map(({ name, answer }) => `| ${name} | ${describe(answer)} |`)
  return ['| input | answer |', '|---|---|', ...rows, ''].join('\n')
}

function describe(answer: readonly string[]): string {
  if (answer.length === 0) return 'nobody is left to hear one'
  return runs(answer)
    .map(({ entry, count }) => (count === 1 ? say(entry) : `${count} × ${say(entry)}`))
    .join(', ')
}

function say(entry: string): string {
  return entry === 'end' ? 'the connection ends' : entry
}

/** Equal entries in a row as one. */
function runs(entries: readonly string[]): { entry: string; count: number }[] {
  const found: { entry: string; count: number }[] = []
  for (const entry of entries) {
    const last = found.at(-1)
    if (last?.entry === entry) last.count += 1
    else found.push({ entry, count: 1 })
  }
  return found
}
