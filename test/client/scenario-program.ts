// One scenario on another runtime, by its name, the peer's address and an id; prints what it returns.

import process from 'node:process'
import * as client from '../../src/library/client/index.ts'
import { type Scenario, scenarios } from './scenarios.ts'

const [name = '', url = '', id = ''] = process.argv.slice(2)
const scenario = (scenarios as Record<string, Scenario>)[name]
if (scenario === undefined) throw new Error(`There is no scenario ${name}`)
console.log(JSON.stringify({ result: await scenario(client, url, id) }))
