// Takes the ticks out of an event stream as it comes, cut anywhere: as much of the format as the
// clock uses. WHATWG HTML, 9.2.6

/** @import { Tick } from './tally.js' */

export class EventParser {
  #text = ''
  #decoder = new TextDecoder()

  /** @type {(bytes: Uint8Array) => Tick[]} the events that are complete now */
  push(bytes) {
    this.#text += this.#decoder.decode(bytes, { stream: true })
    const blocks = this.#text.split('\n\n')
    this.#text = blocks.pop() ?? ''
    return blocks.flatMap((block) => {
      const data = /^data: (.*)$/m.exec(block)?.[1]
      return data === undefined ? [] : [JSON.parse(data)]
    })
  }
}
