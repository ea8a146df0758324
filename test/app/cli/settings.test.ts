import { expect, test } from 'vitest'
import { readSettings } from '#app/cli/settings.ts'

test('with nothing said it is a demonstration on this machine only', () => {
  expect(readSettings({ PATH: '/bin', PORT: '' })).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    dataDir: '.data',
    databaseUrl: null,
    role: 'all',
    demo: true,
  })
})

test('a database of one’s own is no demonstration unless it is said to be', () => {
  const DATABASE_URL = 'postgres://a@b/c'
  expect(readSettings({ DATABASE_URL })).toMatchObject({ demo: false, host: '0.0.0.0', logLevel: 'info' })
  expect(readSettings({ DATABASE_URL, DEMO: '1' })).toMatchObject({ demo: true, host: '127.0.0.1' })
  expect(readSettings({ DEMO: '0' })).toMatchObject({ demo: false })
})

test('a value that cannot be meant is one sentence in both languages', () => {
  for (const [name, value] of [
    ['PORT', 'x'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['ROLE', 'king'],
    ['DEMO', 'yes'],
    ['LOG_LEVEL', 'loud'],
  ] as const) {
    expect(() => readSettings({ [name]: value }), name).toThrow(
      `环境变量 ${name} 的值无效：${value} / The environment variable ${name} has no valid value: ${value}`,
    )
  }
})
