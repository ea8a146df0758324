import type { RuleDeskView, RuleVersionView } from '#app/contracts/views/policies.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'

/** 政策规则发布: every rule with its versions, and the way to the form of the next one. */
export function RuleDeskPage({ view }: { view: RuleDeskView }) {
  const text = useText()
  const words = text.policies
  return (
    <>
      <PageHeader
        title={words.ruleDesk}
        lead={words.ruleDeskLead}
        crumbs={[{ label: words.title, to: paths.policies }]}
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2 lg:gap-6">
        {view.rules.map((versions) => {
          const [last] = versions
          if (!last) return null
          return (
            <Card
              key={last.key}
              title={text.locale === 'zh' ? last.nameZh : last.nameEn}
              hint={words.ruleArticle(last.article)}
              aside={
                <LinkButton to={paths.ruleForm(last.key)} size="small">
                  {words.ruleWrite}
                </LinkButton>
              }
            >
              <RuleVersions versions={versions} />
            </Card>
          )
        })}
      </div>
    </>
  )
}

const TONES = { holds: 'accent', coming: 'notice', over: 'neutral' } as const

/** The versions of a rule, the newest first. */
export function RuleVersions({ versions }: { versions: RuleVersionView[] }) {
  const text = useText()
  const words = text.policies
  return (
    <ol className="flex flex-col gap-3">
      {versions.map((version) => (
        <li key={version.version} className="border-t border-line pt-3 first:border-t-0 first:pt-0">
          <p className="flex flex-wrap items-center gap-2 text-sm">
            <span className="font-medium">{words.ruleVersion(version.version)}</span>
            <Badge tone={TONES[version.standing]}>{words.ruleStandings[version.standing]}</Badge>
            <span className="text-ink-faint">
              {words.ruleSpan(
                formatDay(version.inForceFrom, text.locale),
                version.inForceUntil && formatDay(version.inForceUntil, text.locale),
              )}
            </span>
          </p>
          <p className="mt-1 text-sm text-ink-soft">
            {text.locale === 'zh' ? version.readingZh : version.readingEn}
          </p>
          {version.reason && <p className="text-sm text-ink-faint">{words.ruleWhy(version.reason)}</p>}
        </li>
      ))}
    </ol>
  )
}
