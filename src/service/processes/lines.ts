// The lines of a stream, each whole, however it comes in pieces.

import type { Readable } from 'node:stream'

/** @param take gets each with its line feed */
export function eachLine(stream: Readable, take: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(`${line}\n`)
  })
  stream.on('end', () => {
    if (rest !== '') take(`${rest}\n`)
  })
}
