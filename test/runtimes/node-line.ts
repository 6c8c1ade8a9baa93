// The two apps on another line of Node: the service as it is built and shipped, the fixture from its
// source, whose types these lines leave out by themselves.

import { binaries, type nodeLines } from './binaries.ts'
import { startChildren } from './child.ts'

export function startNodeLine(line: keyof typeof nodeLines) {
  const node = binaries.node(line)
  return startChildren({
    service: [node, 'dist/service/main/node.js'],
    fixture: [node, 'test/fixture/node.ts'],
  })
}
