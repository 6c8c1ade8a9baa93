// Settings that somebody has set and that have no effect on the runtime at hand.

import { type SettingName, settingNames } from '../settings/settings.ts'

/** One line that names them; null where there are none. */
export function unusedSettings(
  variables: Record<string, unknown>,
  runtime: { name: string; unusedSettings: readonly SettingName[] },
): string | null {
  const names = settingNames.filter(
    (name) => runtime.unusedSettings.includes(name) && isSet(variables[name]),
  )
  if (names.length === 0) return null
  return `${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} no effect on ${runtime.name}`
}

function isSet(value: unknown): boolean {
  return String(value ?? '').trim() !== ''
}
