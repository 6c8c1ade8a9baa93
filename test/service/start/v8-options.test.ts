// What V8 is given has to stand on the command line, so in the container's as well as in that of npm.

import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

it('starts the container with the command of npm start', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8'))
  const [, command = ''] = (await readFile('Dockerfile', 'utf8')).match(/^CMD (\[.*\])$/m) ?? []
  expect(JSON.parse(command).join(' ')).toBe(scripts.start)
})
