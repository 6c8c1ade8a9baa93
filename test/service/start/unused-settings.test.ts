import { describe, expect, it } from 'vitest'
import type { SettingName } from '../../../src/service/settings/settings.ts'
import { unusedSettings } from '../../../src/service/start/unused-settings.ts'

const runtime: { name: string; unusedSettings: SettingName[] } = {
  name: 'Deno',
  unusedSettings: ['METRICS_PORT', 'PORT'],
}

describe('settings without an effect', () => {
  it('are not mentioned where they are not set', () => {
    const variables = { HOST: '::1', PORT: '', METRICS_PORT: ' ' }
    expect(unusedSettings(variables, runtime)).toBeNull()
  })

  it('are named where they are set, in one line', () => {
    const one = unusedSettings({ METRICS_PORT: '9000', HOST: '::1' }, runtime)
    expect(one).toBe('METRICS_PORT has no effect on Deno')
    const two = unusedSettings({ METRICS_PORT: '9000', PORT: '80' }, runtime)
    expect(two).toBe('PORT, METRICS_PORT have no effect on Deno')
  })
})
