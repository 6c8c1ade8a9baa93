// Request targets that are none. `//` and `http://[::bad` are the two that ended a process which
// gave them to `new URL`.

import { type HostileInput, handshakeWith, request } from './hostile-input.ts'

const LONG = `/${'a'.repeat(65_535)}`

/** What each target gets as a plain request and as an upgrade: the same, where the app is not asked. */
const targets: { name: string; target: string; plain: string[]; upgrade: string[] }[] = [
  { name: '`//`', target: '//', plain: ['200'], upgrade: ['400', 'end'] },
  { name: '`http://[::bad`', target: 'http://[::bad', plain: ['400'], upgrade: ['400', 'end'] },
  { name: '`*`', target: '*', plain: ['400'], upgrade: ['400', 'end'] },
  { name: 'of 64 KB', target: LONG, plain: ['431', 'end'], upgrade: ['431', 'end'] },
  { name: 'with a NUL', target: '/echo\0', plain: ['400', 'end'], upgrade: ['400', 'end'] },
  { name: 'with a backslash', target: '/\\echo', plain: ['400'], upgrade: ['400', 'end'] },
  { name: 'with `%`', target: '/%', plain: ['404'], upgrade: ['404', 'end'] },
  { name: 'with `%zz`', target: '/%zz', plain: ['404'], upgrade: ['404', 'end'] },
  { name: 'with `%ff%fe`', target: '/%ff%fe', plain: ['404'], upgrade: ['404', 'end'] },
  { name: 'with `%00`', target: '/echo%00', plain: ['404'], upgrade: ['404', 'end'] },
  {
    name: 'that leaves `public`',
    target: '/../../etc/passwd',
    plain: ['404'],
    upgrade: ['404', 'end'],
  },
]

export const hostileTargets: HostileInput[] = targets.flatMap(
  ({ name, target, plain, upgrade }) => [
    {
      name: `a request target ${name}`,
      steps: [request(`GET ${target} HTTP/1.1`, { Host: 'localhost' })],
      answer: plain,
    },
    {
      name: `an upgrade with a request target ${name}`,
      steps: [request(`GET ${target} HTTP/1.1`, handshakeWith())],
      answer: upgrade,
    },
  ],
)
