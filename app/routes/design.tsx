import type { MetaFunction } from '@remix-run/node'
import { Everything } from '#app/components/design/everything.tsx'
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
