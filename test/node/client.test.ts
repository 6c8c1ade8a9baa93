import * as client from '../../src/library/client/node/index.ts'
import { describeClient } from '../client/client-suite.ts'
import { scenarios } from '../client/scenarios.ts'

describeClient(
  'Node',
  {
    setsHeaders: true,
    tellsRefusals: true,
    sendsEveryCode: true,
    terminates: true,
    answersInFrontOfAClose: true,
    hearsBehindItsClose: true,
    pings: true,
    tellsRoom: true,
  },
  async () => ({ run: (name, url, id) => scenarios[name](client, url, id) }),
)
