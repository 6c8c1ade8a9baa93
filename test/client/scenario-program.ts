// One scenario on another runtime, by the client's entry, its name, the peer's address and an id; prints
// what it returns.

import process from 'node:process'
import { type Client, type Scenario, scenarios } from './scenarios.ts'

const [entry = '', name = '', url = '', id = ''] = process.argv.slice(2)
const client: Client = await import(`../../src/library/client/${entry}`)
const scenario = (scenarios as Record<string, Scenario>)[name]
if (scenario === undefined) throw new Error(`There is no scenario ${name}`)
console.log(JSON.stringify({ result: await scenario(client, url, id) }))
