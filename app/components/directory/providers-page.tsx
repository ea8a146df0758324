import { Form, Link } from '@remix-run/react'
import { PROVIDER_SORTS, type ProviderCard, type ProvidersView } from '#app/contracts/views/directory.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { StarsLine } from './stars.tsx'

/** 服务商目录: who helps a firm renew itself, where, and how content others were. */
export function ProvidersPage({ view }: { view: ProvidersView }) {
  const text = useText()
  const words = text.directory
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        actions={
          <>
            {view.canSeeDealings && <LinkButton to={paths.engagements}>{text.shell.engagements}</LinkButton>}
            {view.canEdit && (
              <LinkButton to={paths.ownProvider} tone="primary">
                {text.shell.ownProvider}
              </LinkButton>
            )}
          </>
        }
      />
      <Filters view={view} />
      <p className="mt-6 mb-3 text-sm text-ink-soft" aria-live="polite">
        {words.found(view.total)}
      </p>
      {view.providers.length === 0 ? (
        <EmptyState title={words.none} hint={words.noneHint} />
      ) : (
        <ul className="grid gap-4 md:grid-cols-2">
          {view.providers.map((provider) => (
            <li key={provider.id}>
              <Provider provider={provider} />
            </li>
          ))}
        </ul>
      )}
      <Pager
        page={view.query.page}
        pages={Math.ceil(view.total / view.pageSize)}
        addressOf={(page) =>
          `${paths.providers}?${new URLSearchParams({ ...view.query, page: String(page) })}`
        }
      />
      {view.query.sort === 'stars' && <p className="mt-4 text-sm text-ink-faint">{words.ranking}</p>}
    </>
  )
}

function Filters({ view: { query, counties, kinds } }: { view: ProvidersView }) {
  const text = useText()
  const words = text.directory
  return (
    <Card>
      <Form
        key={JSON.stringify(query)}
        method="get"
        className="grid grid-cols-1 items-end gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
      >
        <Field label={words.words}>
          <Input type="search" name="q" maxLength={60} placeholder={words.wordsHint} defaultValue={query.q} />
        </Field>
        <Field label={words.county}>
          <Select name="county" defaultValue={query.county}>
            <option value="">{words.any}</option>
            {counties.map(({ county, count }) => (
              <option key={county} value={county}>
                {words.withCount(countyName(county, text), count)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.kind}>
          <Select name="kind" defaultValue={query.kind}>
            <option value="">{words.any}</option>
            {kinds.map(({ kind, count }) => (
              <option key={kind} value={kind}>
                {words.withCount(words.kinds[kind], count)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.sort}>
          <Select name="sort" defaultValue={query.sort}>
            {PROVIDER_SORTS.map((sort) => (
              <option key={sort} value={sort}>
                {words.sorts[sort]}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" tone="primary">
          {words.search}
        </Button>
      </Form>
    </Card>
  )
}

/** A provider's name and description in the reader's language. */
export function useProviderWords(): (provider: ProviderCard) => { name: string; summary: string } {
  const { locale } = useText()
  return ({ name, nameEn, summaryZh, summaryEn }) =>
    locale === 'en' ? { name: nameEn ?? name, summary: summaryEn || summaryZh } : { name, summary: summaryZh }
}

function Provider({ provider }: { provider: ProviderCard }) {
  const text = useText()
  const words = text.directory
  const { name, summary } = useProviderWords()(provider)
  return (
    <Card className="relative h-full">
      <h2 className="text-lg font-semibold">
        <Link to={paths.provider(provider.id)} className="after:absolute after:inset-0 hover:text-accent">
          {name}
        </Link>
      </h2>
      <p className="mt-1">
        <StarsLine stars={provider.stars} />
      </p>
      <p className="mt-2 text-sm text-ink-soft">{summary}</p>
      <div className="mt-3 flex flex-wrap gap-1.5">
        <Badge>{countyName(provider.county, text)}</Badge>
        {provider.kinds.map((kind) => (
          <Badge key={kind} tone="accent">
            {words.kinds[kind]}
          </Badge>
        ))}
        {provider.completed > 0 && <Badge tone="notice">{words.completed(provider.completed)}</Badge>}
      </div>
    </Card>
  )
}
