// The faults that edge-echo plays on request. The address holds them, so that they can be shared.

/** @typedef {'delay' | 'drop' | 'close' | 'after' | 'chunk'} FaultName */
/** @typedef {Record<FaultName, string>} Faults */

export const faultNames = /** @type {const} */ (['delay', 'drop', 'close', 'after', 'chunk'])

/** What the server takes; it refuses the rest. */
export const faultBounds = {
  delay: { min: 0, max: 60_000 },
  drop: { min: 1, max: 1_000_000 },
  after: { min: 0, max: 1_000_000 },
  chunk: { min: 1, max: 1_000_000 },
}

const closePattern = /^(?:100[0-36-9]|101[0-4]|[34]\d{3})$/

/** @type {{ key: 'presetSlow' | 'presetDrops' | 'presetDies' | 'presetRefuses', faults: Partial<Faults> }[]} */
export const presets = [
  { key: 'presetSlow', faults: { delay: '500' } },
  { key: 'presetDrops', faults: { drop: '3' } },
  { key: 'presetDies', faults: { close: '1011', after: '5' } },
  { key: 'presetRefuses', faults: { close: '1013' } },
]

/** @param {string} address */
const queryOf = (address) => new URLSearchParams(/\?([^#]*)/.exec(address)?.[1])

/** @type {(address: string) => Faults} */
export const readFaults = (address) => {
  const query = queryOf(address)
  const entries = faultNames.map((name) => [name, query.get(name) ?? ''])
  return /** @type {Faults} */ (Object.fromEntries(entries))
}

/** The rest of the address stays. @type {(address: string, changes: Partial<Faults>) => string} */
export const writeFaults = (address, changes) => {
  const query = queryOf(address)
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  return address.replace(/\?.*|$/, query.size ? `?${query}` : '')
}

/** Takes the others away. @type {(address: string, faults: Partial<Faults>) => string} */
export const replaceFaults = (address, faults) =>
  writeFaults(address, { delay: '', drop: '', close: '', after: '', chunk: '', ...faults })

/** How many there are. @param {string} address */
export const countFaults = (address) => Object.values(readFaults(address)).filter(Boolean).length

/** @typedef {{ key: 'badNumber', min: number, max: number } | { key: 'badFault' }} Complaint */

/** @type {(faults: Faults) => Partial<Record<FaultName, Complaint>>} what the server would refuse */
export const wrongFaults = (faults) => {
  const wrong = /** @type {Partial<Record<FaultName, Complaint>>} */ ({})
  for (const [name, { min, max }] of Object.entries(faultBounds)) {
    const value = faults[/** @type {FaultName} */ (name)]
    const isRight = !value || (/^\d+$/.test(value) && Number(value) >= min && Number(value) <= max)
    if (!isRight) wrong[/** @type {FaultName} */ (name)] = { key: 'badNumber', min, max }
  }
  const isCodeRight = faults.close ? closePattern.test(faults.close) : !faults.after
  if (!isCodeRight) wrong.close = { key: 'badFault' }
  return wrong
}
