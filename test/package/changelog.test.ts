import { expect, it } from 'vitest'
import { releaseIn } from '../../scripts/changelog.ts'

const changelog = '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n'

it('what is not released becomes the version, under a heading for the next one', () => {
  expect(releaseIn(changelog, '1.2.3', '2026-01-02')).toBe(
    '# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-01-02\n\n### Added\n\n- A thing.\n',
  )
})

it('a second release without a change is refused', () => {
  const released = releaseIn(changelog, '1.2.3', '2026-01-02')
  expect(() => releaseIn(released, '1.2.4', '2026-01-03')).toThrow('lists nothing')
})

it('a changelog without the heading is refused', () => {
  expect(() => releaseIn('# Changelog\n', '1.2.3', '2026-01-02')).toThrow('has no heading')
})
