import type { MetaFunction } from '@remix-run/node'
import { Charts, DeskParts, Passing, SortingTable } from '#app/components/design/live-parts.tsx'
import { Dialogs, PoolParts, Staircases, Tables } from '#app/components/design/parts.tsx'
import {
  Badges,
  Buttons,
  Colours,
  Fields,
  Figures,
  Notices,
  Section,
  StepSamples,
  TypeScale,
} from '#app/components/design/sections.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { useText } from '#app/i18n/text.ts'

export const meta: MetaFunction = ({ matches }) => [
  ...titleOf(matches, (text) => text.design.title),
  { name: 'robots', content: 'noindex' },
]

/** Every component in every state, in both themes: what pictures are compared against. */
export default function Design() {
  const text = useText()
  return (
    <>
      <PageHeader title={text.design.title} lead={text.design.lead} />
      <div className="flex flex-col gap-10">
        {(['light', 'dark'] as const).map((theme) => (
          <div
            key={theme}
            id={theme}
            data-theme={theme}
            className="-mx-4 flex flex-col gap-10 bg-page px-4 py-8 text-ink sm:-mx-6 sm:px-6"
          >
            <p className="text-sm text-ink-faint">{text.design[theme]}</p>
            <Everything theme={theme} />
          </div>
        ))}
      </div>
    </>
  )
}

function Everything({ theme }: { theme: string }) {
  const { design } = useText()
  return (
    <>
      <Section title={design.colours}>
        <Colours />
      </Section>
      <Section title={design.type}>
        <TypeScale />
      </Section>
      <Section title={design.buttons}>
        <Buttons />
      </Section>
      <Section title={design.fields}>
        <Fields />
      </Section>
      <Section title={design.badges}>
        <Badges />
      </Section>
      <Section title={design.notices}>
        <Notices />
      </Section>
      <Section title={design.figures}>
        <Figures />
      </Section>
      <Section title={design.steps}>
        <StepSamples />
      </Section>
      <Section title={design.tables}>
        <Tables />
      </Section>
      <Section title={design.sorting}>
        <SortingTable name={theme} />
      </Section>
      <Section title={design.charts}>
        <Charts />
      </Section>
      <Section title={design.staircase}>
        <Staircases />
      </Section>
      <Section title={design.cards}>
        <PoolParts />
      </Section>
      <Section title={design.desks}>
        <DeskParts />
      </Section>
      <Section title={design.passing}>
        <Passing id={`passing-${theme}`} />
      </Section>
      <Section title={design.dialogs}>
        <Dialogs />
      </Section>
    </>
  )
}
