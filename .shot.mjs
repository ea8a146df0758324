import { chromium } from 'playwright-core'
const [, , base, login, width, ...paths] = process.argv
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const context = await browser.newContext({ viewport: { width: Number(width), height: 900 }, locale: process.env.LOC ?? 'zh-CN' })
const page = await context.newPage()
page.on('console', (m) => { if (m.type() === 'error') console.log('console', m.text()) })
page.on('pageerror', (e) => console.log('pageerror', e.message))
await page.goto(base + '/sign-in')
await page.evaluate(async ({ login }) => { await fetch('/sign-in', { method: 'POST', body: new URLSearchParams({ intent: 'demo', userId: login }) }) }, { login })
for (const path of paths) {
  const [p, name] = path.split('=>')
  await page.goto(base + p); await page.waitForTimeout(700)
  if (process.env.OPEN) await page.evaluate(() => document.querySelectorAll('main details').forEach((d) => { d.open = true }))
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  await page.screenshot({ path: `/tmp/dm/${name}-${width}.png`, fullPage: true })
  console.log(p, page.url(), 'overflow', over)
}
await browser.close()
