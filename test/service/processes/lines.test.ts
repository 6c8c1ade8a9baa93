import { PassThrough } from 'node:stream'
import { finished } from 'node:stream/promises'
import { expect, it } from 'vitest'
import { eachLine } from '../../../src/service/processes/lines.ts'

async function linesOf(...pieces: (string | Buffer)[]): Promise<string[]> {
  const stream = new PassThrough()
  const lines: string[] = []
  eachLine(stream, (line) => lines.push(line))
  for (const piece of pieces) stream.write(piece)
  stream.end()
  await finished(stream)
  return lines
}

it('are whole, however they come in pieces', async () => {
  expect(await linesOf('{"a', '":1}\n{"b":2}', '\n', '{"c":3}\n')).toEqual([
    '{"a":1}\n',
    '{"b":2}\n',
    '{"c":3}\n',
  ])
})

it('end with a line feed alone', async () => {
  expect(await linesOf('a\u2028b\rc\n')).toEqual(['a\u2028b\rc\n'])
})

it('keep a character that comes in two pieces', async () => {
  const text = Buffer.from('ä\n')
  expect(await linesOf(text.subarray(0, 1), text.subarray(1))).toEqual(['ä\n'])
})

it('have a line feed where the stream ends without', async () => {
  expect(await linesOf('the end')).toEqual(['the end\n'])
})
